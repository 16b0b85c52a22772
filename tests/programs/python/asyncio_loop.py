# Event loops, with a child.
import asyncio
import sys
async def main():
    await asyncio.sleep(0.01)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(6 * 7)", stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    print(out, process.returncode)
    return await asyncio.gather(*[asyncio.sleep(0.001, n) for n in range(3)])
print(asyncio.run(main()))
