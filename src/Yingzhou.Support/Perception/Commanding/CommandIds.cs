using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Perception.Commanding;

/// <summary>What a command is called on the wire: 17 digits of local time, which is what HJ 212 asks for (QN); a device has one command at a time, so no two are the same.</summary>
static class CommandIds
{
    public static string Of(DateTimeOffset sentAt) =>
        sentAt.ToOffset(CityTime.Offset).ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>流水号 of protocols that have two bytes for it: the same each time the command is said, and known again after a restart.</summary>
    public static ushort SerialOf(string wireId) => (ushort)(long.Parse(wireId, CultureInfo.InvariantCulture) % 65_521);
}
