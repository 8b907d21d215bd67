# Makes one commit's change in the workspace it is started in: what the commit took goes, what it brought comes, all else
# stays as it is.   apply.sh COMMIT
# $REPLAY/changes/COMMIT holds the change as `git update-index --index-info` takes it, deletions first. Files are written
# by git itself, out of the history's own objects: modes, links, line ends, submodules and names of any kind are its business.
set -eu
change=$REPLAY/changes/$1
export GIT_LFS_SKIP_SMUDGE=1 # files kept elsewhere are not the history's
cp .git/index .git/replay.index
export GIT_INDEX_FILE=.git/replay.index
git update-index -z --index-info <"$change"
tree=$(git write-tree)
unset GIT_INDEX_FILE
git read-tree --reset -u "$tree"
if [ -e "$change.attributes" ]; then # these decide what other files look like: write them all anew
  rm .git/index
  git read-tree "$tree"
  git checkout-index -q -f -a -u
fi
