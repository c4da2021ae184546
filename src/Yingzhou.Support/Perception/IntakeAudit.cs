using Yingzhou.Support.Perception.Journal;

namespace Yingzhou.Support.Perception;

/// <summary>Recounts what the intake of a data folder holds, from its files alone: for those who killed the process and want to know.</summary>
public static class IntakeAudit
{
    /// <param name="folder">The data folder of a city that is not running.</param>
    public static IEnumerable<(DateTimeOffset At, string Property, double Value)> Stored(string folder, string device) =>
        from path in Files(Path.Combine(folder, "perception"))
        from entry in IntakeJournal.Read(path)
        where entry.Device == device
        from one in entry.Observations
        select (one.At, one.Property, one.Value);

    /// <summary>All that the processes of a city have stored, each message with the process in whose journal it stands; without order.</summary>
    public static IEnumerable<TakenMessage> Messages(string folder) =>
        from path in Files(Path.Combine(folder, "perception", "silos"))
        let silo = Path.GetRelativePath(Path.Combine(folder, "perception", "silos"), path).Split(Path.DirectorySeparatorChar)[0]
        from entry in IntakeJournal.Read(path)
        where entry.Device.Length > 0 && entry.Refusal is null
        select new TakenMessage(entry.Device, entry.ReceivedAt, silo, entry.Observations);

    static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.journal", SearchOption.AllDirectories) : [];
}

/// <param name="Silo">Name of the process.</param>
public sealed record TakenMessage(string Device, DateTimeOffset ReceivedAt, string Silo, IReadOnlyList<Observation> Observations);
