using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection;

/// <summary>Where an export stands (导出状态).</summary>
public enum ExportStanding
{
    /// <summary>待同意</summary>
    Waiting,

    /// <summary>可领取</summary>
    Ready,

    /// <summary>不同意</summary>
    Refused,

    /// <summary>已撤回</summary>
    Withdrawn,
}

/// <summary>Somebody agreed.</summary>
public sealed record ExportConsent(string By, string Name, DateTimeOffset At, string Words);

/// <summary>
/// An export ticket (导出单): which table leaves, for whom and what for, who agreed. What is agreed to is the very file, made and sealed when it was asked for; it opens for who asked alone, for seven days.
/// </summary>
public sealed class ExportTicket : Record
{
    /// <summary><c>X-20261130-1a2b3c</c></summary>
    public required string Number { get; init; }

    /// <summary>Which source gives it, e.g. <c>cases</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Which table of the source.</summary>
    public required string Thing { get; init; }

    public required string Title { get; init; }

    public required DataLevel Level { get; init; }

    public required long Rows { get; init; }

    /// <summary>Separated by commas.</summary>
    public required string Columns { get; init; }

    /// <summary>By which a row is known again, in the file and in what is left of it.</summary>
    public required string KeyColumn { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Id of who asked, as in the audit; of a grant for what a system fetches.</summary>
    public required string AskedBy { get; init; }

    public required string AskedName { get; init; }

    public required string Unit { get; init; }

    /// <summary>How many have to agree, and why.</summary>
    public required int Needed { get; init; }

    public required string Reason { get; init; }

    public ExportStanding Standing { get; private set; } = ExportStanding.Waiting;

    /// <summary>JSON array of <see cref="ExportConsent"/>.</summary>
    public string Consents { get; private set; } = "[]";

    public string? Refusal { get; private set; }

    /// <summary>SM3 of the file's bytes; <c>null</c> when somebody else keeps it.</summary>
    public string? FileHash { get; init; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public int Taken { get; private set; }

    /// <summary>Who took it says that their copies are gone.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>The file and its key are gone.</summary>
    public DateTimeOffset? DestroyedAt { get; set; }

    public IReadOnlyList<ExportConsent> ConsentList => JsonSerializer.Deserialize<List<ExportConsent>>(Consents) ?? [];

    /// <summary>What is hidden in the cells of its file.</summary>
    public ulong Code => WatermarkReading.CodeOf(Id.ToString("N"));

    public bool MayBeTaken(DateTimeOffset now) => Standing is ExportStanding.Ready && now < ExpiresAt && DestroyedAt is null;

    internal void Release(DateTimeOffset now) => (Standing, ReadyAt, ExpiresAt) = (ExportStanding.Ready, now, now + ExportControl.Kept);

    internal Fault? Agree(ExportConsent consent)
    {
        var given = ConsentList;
        if (Standing is not ExportStanding.Waiting)
            return Settled;
        if (ExportControl.RefuseApproval(AskedBy, [.. given.Select(one => one.By)], consent.By) is { } refused)
            return refused;
        Consents = JsonSerializer.Serialize(given.Append(consent));
        if (given.Count + 1 >= Needed)
            Release(consent.At);
        return null;
    }

    internal Fault? Refuse(string by, string words)
    {
        if (Standing is not ExportStanding.Waiting)
            return Settled;
        if (by == AskedBy)
            return new Fault("protection.own-refusal", "自己申请的导出请用撤回。", 403);
        (Standing, Refusal) = (ExportStanding.Refused, words);
        return null;
    }

    internal Fault? Withdraw()
    {
        if (Standing is not ExportStanding.Waiting)
            return Settled;
        Standing = ExportStanding.Withdrawn;
        return null;
    }

    internal void Take() => Taken++;

    internal void Return(DateTimeOffset now) => ReturnedAt ??= now;

    static readonly Fault Settled = new("protection.export-settled", "这张导出单已经办结，请刷新页面。", 409);
}
