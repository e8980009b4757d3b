#!/usr/bin/python3
"""A slave made of Debian's python3-pymodbus, for a test: its encoder is nobody's here.

usage: pymodbus_slave.py tcp PORT | rtu TTY | rtu-over-tcp PORT

Unit 1 holds 200 items in every table: holding registers 3 a + 1, input registers 5 a + 2, coils on where a is a multiple of 3,
inputs on where a is even (a is the address). It prints 'ready' once it listens.
"""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.server import StartAsyncSerialServer, StartAsyncTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

KIND, WHERE = sys.argv[1:3]
ITEMS = range(200)


def table(content):
    return ModbusSequentialDataBlock(0, [content(a) for a in ITEMS])


unit = ModbusSlaveContext(hr=table(lambda a: 3 * a + 1), ir=table(lambda a: 5 * a + 2), co=table(lambda a: a % 3 == 0),
                          di=table(lambda a: a % 2 == 0), zero_mode=True)
context = ModbusServerContext(slaves={1: unit}, single=False)
identity = ModbusDeviceIdentification()
identity.VendorName, identity.ProductCode, identity.MajorMinorRevision = "Peer", "SLAVE", "3.0"


async def announce():
    """Says so when a connection is accepted; a serial line is open at once."""
    while KIND != "rtu":
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", int(WHERE))
            writer.close()
            break
        except OSError:
            await asyncio.sleep(0.05)
    print("ready", flush=True)


async def main():
    said = asyncio.create_task(announce())
    if KIND == "rtu":
        await StartAsyncSerialServer(context=context, identity=identity, port=WHERE, baudrate=9600, framer=ModbusRtuFramer,
                                     timeout=0.005, stopbits=1, bytesize=8, parity="N")
    else:
        framer = ModbusSocketFramer if KIND == "tcp" else ModbusRtuFramer
        await StartAsyncTcpServer(context=context, identity=identity, address=("127.0.0.1", int(WHERE)), framer=framer)
    await said


asyncio.run(main())
