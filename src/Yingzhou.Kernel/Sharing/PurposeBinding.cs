namespace Yingzhou.Kernel;

/// <summary>What data are asked for (用途类别).</summary>
public enum PurposeKind
{
    /// <summary>办理事项: rows of a person, for an open case of theirs.</summary>
    Matter,

    /// <summary>依法履职: rows that are about nobody, or a batch to the department that answers for the area.</summary>
    Duty,

    /// <summary>统计: aggregates only.</summary>
    Statistics,
}

/// <summary>A case as the gateway judges it.</summary>
/// <param name="Item">Id of the service item.</param>
/// <param name="Parties">Keyed digests of the numbers of all whom it concerns.</param>
public sealed record PurposeCase(string Item, bool IsOpen, IReadOnlySet<string> Parties);

/// <summary>What a call would read.</summary>
/// <param name="Subject">Keyed digest of the person asked for; <c>null</c> when the call names nobody.</param>
/// <param name="Fields">Field → standard element of each field that would be given.</param>
/// <param name="PersonalRows">A field about a person who can be told from it is among them.</param>
public sealed record PurposeCall(string? Subject, IReadOnlyDictionary<string, string?> Fields, bool PersonalRows);

/// <summary>
/// Personal rows leave for a purpose and for an object of that purpose (用途绑定): the case is open, the person is its party, and its item needs the field. Source: p03 R1, R10.
/// </summary>
public static class PurposeBinding
{
    /// <summary>Least rows behind a figure of a statistics purpose.</summary>
    public const int LeastCell = 10;

    /// <param name="item">The item that the grant's purpose names.</param>
    /// <param name="case">The case that the call names; <c>null</c> when it names none, or there is none.</param>
    /// <param name="needs">Elements that the item needs; <c>null</c> when the item is gone.</param>
    /// <returns><c>null</c> when the call may go on.</returns>
    public static GatewayDenial? Refuse(PurposeKind kind, PurposeCall call, string? item, PurposeCase? @case, IReadOnlySet<string>? needs)
    {
        if (!call.PersonalRows)
            return null;
        if (kind is PurposeKind.Duty)
            return GatewayDenial.Purpose("依法履职用途不能逐人查询个人信息，请改用事项用途并写明办件编号，或按批次接收。");
        if (kind is PurposeKind.Statistics)
            return GatewayDenial.Purpose("统计用途只给汇总结果，不给逐行数据。");
        if (call.Subject is null)
            return GatewayDenial.Case("查询个人信息必须在 subject 中写明是哪个人。");
        if (@case is null)
            return GatewayDenial.Case("没有这个办件，请核对 case 中的办件编号。");
        if (@case.Item != item)
            return GatewayDenial.Case("这个办件不是授权用途所指的事项。");
        if (!@case.IsOpen)
            return GatewayDenial.Case("办件已经办结，不能再以它为由查询。");
        if (!@case.Parties.Contains(call.Subject))
            return GatewayDenial.Case("被查询的人不是这个办件的当事人。");
        var beyond = call
            .Fields.Where(field => needs is null || field.Value is null || !needs.Contains(field.Value))
            .Select(field => field.Key)
            .ToList();
        return beyond.Count == 0 ? null : GatewayDenial.Field($"办理该事项用不到这些字段：{string.Join("、", beyond)}。");
    }
}
