# Tries: to outlast its wall limit with every trap set
# Allowed: idle_limit
# Wall: wall_limit
# Limits: wall_ms=800
trap '' HUP INT QUIT TERM XCPU ALRM USR1 USR2
for i in 1 2 3 4 5 6; do sleep 0.5; done
echo 'ESCAPED: 3 s of 0.8'
