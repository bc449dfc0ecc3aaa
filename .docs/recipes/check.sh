#!/bin/sh
# Checks a folder of articles on any machine that has gainsay on its path.
#
#   check.sh [ARTICLES [REPORTS]]
#
# ARTICLES is a file or folder (articles), REPORTS the folder that reports are written to
# (gainsay-reports). The exit code is gainsay's own:
#
#   0  nothing at or above the fail level (`--fail-on`, else `error`)
#   1  findings
#   2  usage, configuration, or an article that cannot be read; the others are checked
#   3  a rule did not finish: what was found is true, and more may be there
#
# GAINSAY_CACHE_DIR names a folder that keeps results between runs; without it they are kept in the user's
# cache folder.
set -u

articles=${1:-articles}
reports=${2:-gainsay-reports}

# After `--` a name may begin with a dash.
mkdir -p -- "$reports" || exit 2

gainsay check --format concise \
    --output "json=$reports/gainsay.json" \
    --output "html=$reports/gainsay.html" \
    -- "$articles"
code=$?

case $code in
    0) verdict="nothing to correct" ;;
    1) verdict="findings; $reports/gainsay.html is for editors" ;;
    2) verdict="not everything could be read, or a wrong option" ;;
    3) verdict="a rule did not finish; what it would have found is unknown" ;;
    *) verdict="gainsay itself failed" ;;
esac
echo "gainsay: $verdict (exit code $code)" >&2
exit "$code"
