using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Licences;

/// <summary>What a reform type asks of the service item that handles the licence (改革方式的落地要求). Source: a13 §3.</summary>
/// <param name="Applications">Whether it may still be applied for.</param>
/// <param name="Immediate">Done at once, with a receipt.</param>
/// <param name="ByCommitment">Committed instead of proved, checked afterwards.</param>
/// <param name="OldStaysValid">Licences issued before remain valid history.</param>
/// <param name="NeedsSupervision">A plan of supervision must stand before it takes effect.</param>
public sealed record Consequences(bool Applications, bool Immediate, bool ByCommitment, bool OldStaysValid, bool NeedsSupervision)
{
    public static Consequences Of(ReformType type) =>
        type switch
        {
            ReformType.Cancelled => new(false, false, false, true, true),
            ReformType.Recorded => new(true, true, false, true, true),
            ReformType.Commitment => new(true, true, true, true, true),
            _ => new(true, false, false, true, false),
        };

    /// <summary>Why the item may not be published like this; <c>null</c> when it may.</summary>
    public static Fault? Refuse(LicenceItem item)
    {
        if (Of(item.Reform).NeedsSupervision && string.IsNullOrWhiteSpace(item.Supervision))
            return new("licence.no-supervision", $"“{item.Name}”{item.Reform.Title()}，须写明事中事后监管措施。") { Field = "supervision" };
        if (item.PromiseBefore is { } before && item.PromiseAfter is { } after && after > before)
            return new("licence.longer", $"“{item.Name}”改革后承诺 {after} 个工作日，不应长于改革前的 {before} 个工作日。")
            {
                Field = "promiseAfter",
            };
        return null;
    }

    /// <summary>What the item's manager has to bring into line within five working days of the publication.</summary>
    /// <param name="promisedDays">As the service item promises now.</param>
    /// <param name="takesCommitments">Whether it can be committed to now.</param>
    public static IReadOnlyList<string> ToDo(LicenceItem item, int promisedDays, bool takesCommitments)
    {
        var wanted = Of(item.Reform);
        List<string> toDo = [];
        if (!wanted.Applications)
            toDo.Add("停止受理新申请，已发的许可证件保留为历史记录，并按监管措施转入事后监管");
        if (item.Reform is ReformType.Recorded && promisedDays > 0)
            toDo.Add($"改为当场备案，现在承诺 {promisedDays} 个工作日");
        if (wanted.ByCommitment && !takesCommitments)
            toDo.Add("开通告知承诺办理方式");
        if (item.Reform is ReformType.Optimised && item.PromiseAfter is { } after && promisedDays > after)
            toDo.Add($"承诺时限由 {promisedDays} 个工作日减到 {after} 个工作日");
        return toDo;
    }
}
