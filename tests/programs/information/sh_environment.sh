# Tries: the supervisor's environment, in variables and in what /proc has of others
# Allowed: ok
# Wall: environment
env | grep -c ASSAY_HOST_SECRET > count || :
[ "$(cat count)" = 0 ] || echo 'ESCAPED: in the environment'
if tr '\0' '\n' 2>/dev/null < /proc/self/environ | grep -q ASSAY_HOST_SECRET; then echo 'ESCAPED: in /proc'; fi
exit 0
