# A coroutine that nobody awaited is complained of.
async def never(): pass
coroutine = never()
async def numbers(): yield 1
agen = numbers()
