namespace Yingzhou.Kernel;

/// <summary>A device in the tree of ways to it (上联关系).</summary>
/// <param name="Parent">The gateway it speaks through; <c>null</c> when it speaks for itself.</param>
/// <param name="IsOffline"><c>null</c> for a gateway that sends no frames of its own: it is down when everything behind it is.</param>
public sealed record HeardDevice(string Id, string? Parent, bool? IsOffline);

/// <summary>One alarm for one cause: the uppermost device that is not heard, and how many are unheard because of it.</summary>
/// <param name="Count">Devices behind it that are not heard; 0 when it hides nobody.</param>
public sealed record SilenceCause(string Device, int Count);

/// <summary>
/// The cause of silence (离线原因树): a gateway that is down hides its three hundred meters, and when it returns there is one recovery and not three hundred. Source: p07 R4.
/// </summary>
public static class SilenceCauses
{
    // One meter that is down says nothing of a gateway without frames of its own.
    const int LeastChildren = 2;

    /// <summary>Causes, each with its count, in the order of the devices. A circle of parents counts each of its devices for itself.</summary>
    public static IReadOnlyList<SilenceCause> Of(IReadOnlyCollection<HeardDevice> devices)
    {
        var byId = devices.ToDictionary(device => device.Id);
        var children = devices.Where(device => device.Parent is not null).ToLookup(device => device.Parent!);
        var offline = new Dictionary<string, bool>();

        bool IsOffline(HeardDevice device, int depth)
        {
            if (offline.TryGetValue(device.Id, out var known))
                return known;
            var behind = children[device.Id].ToList();
            var down =
                device.IsOffline
                ?? (behind.Count >= LeastChildren && depth <= devices.Count && behind.TrueForAll(child => IsOffline(child, depth + 1)));
            return offline[device.Id] = down;
        }

        string CauseOf(HeardDevice device)
        {
            var cause = device;
            var seen = new HashSet<string> { device.Id };
            while (cause.Parent is { } parent && byId.TryGetValue(parent, out var above) && IsOffline(above, 0))
                if (!seen.Add(parent))
                    return device.Id;
                else
                    cause = above;
            return cause.Id;
        }

        return
        [
            .. devices
                .Where(device => IsOffline(device, 0))
                .GroupBy(CauseOf)
                .Select(same => new SilenceCause(same.Key, same.Count(device => device.Id != same.Key))),
        ];
    }

    /// <summary>What is to be said when one look follows another: causes that are new, and causes that are over. A device that was hidden is never said to be back.</summary>
    public static (IReadOnlyList<SilenceCause> Raised, IReadOnlyList<SilenceCause> Cleared) Between(
        IReadOnlyCollection<SilenceCause> before,
        IReadOnlyCollection<SilenceCause> after
    ) =>
        (
            [.. after.ExceptBy(before.Select(cause => cause.Device), cause => cause.Device)],
            [.. before.ExceptBy(after.Select(cause => cause.Device), cause => cause.Device)]
        );
}
