package dev.stretto.bench.serve;

import dev.stretto.bench.support.Checkout;
import dev.stretto.bench.support.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code stretto serve} as a process of its own.
 *
 * @param base its address
 * @param readyMillis from before its start until it said where it is
 */
record Server(Process process, String base, String token, double readyMillis) implements AutoCloseable {

    /** Starts it in a folder and waits for its one line. */
    static Server start(Path folder, int port) throws Refusal, IOException {
        long before = System.nanoTime();
        Process process = new ProcessBuilder(List.of(Checkout.stretto(), "serve", "--port", String.valueOf(port)))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        double millis = (System.nanoTime() - before) / 1e6;
        if (line == null || !line.contains("/#token=")) {
            throw new Refusal("`stretto serve` did not start in " + folder);
        }
        String[] parts = line.strip().split("/#token=");
        return new Server(process, parts[0], parts[1], millis);
    }

    int port() {
        return URI.create(base).getPort();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    String get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(to(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The most memory it ever held, in megabytes; 0 where the system does not tell. */
    long peakMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
