# The text and the status of an uncaught exception, chained.
def inner(x):
    return 1 / x
def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("ünïcode \udc80") from error
print("before")
outer()
