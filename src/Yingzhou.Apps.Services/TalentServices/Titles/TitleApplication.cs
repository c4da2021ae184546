using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

public enum TitleApplicationStatus
{
    /// <summary>待单位核实.</summary>
    WithEmployer,

    /// <summary>单位公示; when its days are over and nobody has objected, it may be laid before a panel.</summary>
    UnitPublic,

    /// <summary>单位退回.</summary>
    Returned,

    /// <summary>异议成立.</summary>
    Struck,

    /// <summary>本人撤回.</summary>
    Withdrawn,

    /// <summary>已上会: a panel was sealed with it.</summary>
    Sealed,
}

/// <summary>
/// An application for a title (职称申报, a10 §4): what somebody says of themselves, their works; then the employer confirms it and makes it public in the unit for five working days;
/// then a panel. One open application of a person for a level.
/// </summary>
public sealed class TitleApplication : Record
{
    public required string HolderKey { get; init; }

    public required Personal Holder { get; init; }

    /// <summary>Of the employer who has to confirm it, by its credit code.</summary>
    public required string EmployerKey { get; init; }

    public required string Level { get; init; }

    /// <summary><see cref="TitleRecord"/> as JSON: declared by the applicant, confirmed by the employer.</summary>
    public required string Declared { get; init; }

    /// <summary>JSON array of <see cref="TitleWork"/>.</summary>
    public required string Works { get; init; }

    /// <summary>While it is open: the database lets one person have one for a level.</summary>
    public string? OpenKey { get; private set; }

    public TitleApplicationStatus Status { get; private set; }

    /// <summary>As the employer's own register has it; known from the confirmation on.</summary>
    public string? EmployerName { get; private set; }

    /// <summary>The last day of the publicity in the unit; an objection on it counts.</summary>
    public DateOnly? PublicUntil { get; private set; }

    public string? Reason { get; private set; }

    public Guid? PanelId { get; private set; }

    /// <summary>How a panel's list calls it.</summary>
    public string ApplicantId => $"t-{Id:N}";

    public TitleRecord Record => JsonSerializer.Deserialize<TitleRecord>(Declared)!;

    public IReadOnlyList<TitleWork> AllWorks => JsonSerializer.Deserialize<List<TitleWork>>(Works)!;

    public void Open() => OpenKey = $"{HolderKey}/{Level}";

    /// <summary>Whether a panel may be sealed with it: the day after the last day of publicity.</summary>
    public bool IsReady(DateOnly today) => Status is TitleApplicationStatus.UnitPublic && today > PublicUntil;

    /// <summary>单位核实: what was declared agrees with the employer's papers.</summary>
    public Fault? Confirm(string employer, DateOnly publicUntil)
    {
        if (Status is not TitleApplicationStatus.WithEmployer)
            return TitleApplicationFaults.Settled;
        (Status, EmployerName, PublicUntil) = (TitleApplicationStatus.UnitPublic, employer, publicUntil);
        return null;
    }

    public Fault? Return(string? reason) =>
        Status is not (TitleApplicationStatus.WithEmployer or TitleApplicationStatus.UnitPublic) ? TitleApplicationFaults.Settled
        : string.IsNullOrWhiteSpace(reason) ? TitleApplicationFaults.NoReason
        : Close(TitleApplicationStatus.Returned, reason.Trim());

    public Fault? Withdraw() =>
        Status is TitleApplicationStatus.WithEmployer or TitleApplicationStatus.UnitPublic
            ? Close(TitleApplicationStatus.Withdrawn, null)
            : TitleApplicationFaults.Settled;

    public Fault? Strike(string because) =>
        Status is TitleApplicationStatus.UnitPublic ? Close(TitleApplicationStatus.Struck, because) : TitleApplicationFaults.Settled;

    public Fault? SealInto(Guid panel, DateOnly today)
    {
        if (!IsReady(today))
            return TitleApplicationFaults.NotReady;
        PanelId = panel;
        return Close(TitleApplicationStatus.Sealed, null);
    }

    Fault? Close(TitleApplicationStatus status, string? reason)
    {
        (Status, Reason, OpenKey) = (status, reason, null);
        return null;
    }
}

static class TitleApplicationFaults
{
    public static readonly Fault Unknown = new("talent.unknown-title-application", "没有这份职称申报，或不是您的。", 404);

    public static readonly Fault Settled = new(
        "talent.title-application-settled",
        "这份申报已经有了结果，或已上评审会，请刷新后查看。",
        409
    );

    public static readonly Fault NoReason = new("talent.title-return-reason", "退回请写明哪里不符，申报人要照着改。") { Field = "reason" };

    public static readonly Fault NotReady = new(
        "talent.title-application-not-ready",
        "单位公示还没有期满，或有异议在核查，不能上评审会。",
        409
    )
    {
        Field = "applicants",
    };

    public static readonly Fault NotAPerson = new("talent.title-not-a-person", "职称由个人申报，请先换成本人身份。", 403);

    public static readonly Fault OpenAlready = new("talent.title-open-already", "这一级已经有一份在办的申报。", 409) { Field = "level" };

    public static readonly Fault Level = new("talent.title-level", "请选择申报哪一级职称。") { Field = "level" };

    public static readonly Fault Education = new("talent.title-education", "请选择最高学历。") { Field = "education" };

    public static readonly Fault Held = new("talent.title-held", "请选择现有职称，没有就选“没有”。") { Field = "held" };

    public static readonly Fault Years = new("talent.title-years", "任现职年限应为 0 到 50 的数。") { Field = "years" };

    public static readonly Fault Hours = new("talent.title-hours", "继续教育学时应为 0 到 2000 的整数。") { Field = "hours" };

    public static readonly Fault WorkTitle = new("talent.title-work", "请写代表作的题目，不超过 100 字。") { Field = "work" };

    public static Fault WorkText(int length) =>
        new("talent.title-work-text", $"代表作正文应为 100 到 20000 字，现有 {length} 字。") { Field = "text" };
}
