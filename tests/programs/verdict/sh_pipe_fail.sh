# Tries: a broken pipe, which is nobody's limit
# Allowed: ok
# Wall: verdict_of_zero
# Prints: y
yes | head -n 1
exit 0
