using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.NoVisit.Identity;

/// <summary>An identification on a device (核验记录).</summary>
/// <param name="Device">Fingerprint of the device.</param>
/// <param name="Subject">Key of the person identified.</param>
public readonly record struct DeviceUse(string Device, string Subject, DateTimeOffset At);

/// <param name="Subjects">Different people on that day.</param>
public sealed record DeviceFinding(string Device, DateOnly Day, int Subjects);

/// <summary>One who pretends to be many (代办滥用): the same device for more than three people on one day, outside registered helpers, is reviewed (a07 §7).</summary>
public static class DeviceWatch
{
    const int MostSubjects = 3;

    /// <param name="registered">Devices of registered helpers, kiosks and counters.</param>
    public static IReadOnlyList<DeviceFinding> Review(IEnumerable<DeviceUse> uses, IReadOnlySet<string> registered) =>
        [
            .. uses.Where(use => !registered.Contains(use.Device))
                .GroupBy(use => (use.Device, Day: use.At.Day()))
                .Select(day => new DeviceFinding(day.Key.Device, day.Key.Day, day.Select(use => use.Subject).Distinct().Count()))
                .Where(finding => finding.Subjects > MostSubjects)
                .OrderBy(finding => finding.Day)
                .ThenBy(finding => finding.Device, StringComparer.Ordinal),
        ];
}
