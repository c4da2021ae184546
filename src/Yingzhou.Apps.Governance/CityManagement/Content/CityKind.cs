using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Content;

enum KindGroup
{
    /// <summary>部件</summary>
    Component,

    /// <summary>事件</summary>
    Event,
}

public enum LimitUnit
{
    /// <summary>自然小时，昼夜不停</summary>
    UrgentHours,

    /// <summary>工作小时</summary>
    OfficeHours,

    /// <summary>工作日</summary>
    Workdays,
}

/// <summary>处置时限 of a kind, in its own unit.</summary>
public sealed record KindLimit(LimitUnit Unit, int Amount)
{
    public HandlingLimit Rule =>
        Unit switch
        {
            LimitUnit.UrgentHours => new HandlingLimit.Urgent(TimeSpan.FromHours(Amount)),
            LimitUnit.OfficeHours => new HandlingLimit.OfficeTime(TimeSpan.FromHours(Amount)),
            _ => new HandlingLimit.Days(Amount),
        };

    public string Words => Written(Amount);

    public string Written(int amount) =>
        Unit switch
        {
            LimitUnit.UrgentHours => $"{amount} 小时（昼夜不停）",
            LimitUnit.OfficeHours => $"{amount} 个工作小时",
            _ => $"{amount} 个工作日",
        };
}

/// <summary>事部件类别, as <c>city-management/kinds.json</c> tells it.</summary>
/// <param name="Class">Name of the large class.</param>
/// <param name="Filing">立案条件.</param>
/// <param name="Closing">结案条件.</param>
/// <param name="Emergency">Whether it is an incident at once.</param>
/// <param name="Attributes">What clients are asked beside the words (Open311 service definition).</param>
sealed record CityKind(
    string Code,
    string Name,
    string Class,
    KindGroup Group,
    string Filing,
    string Closing,
    KindLimit Limit,
    bool Emergency,
    IReadOnlyList<KindAttribute>? Attributes = null
);

/// <summary>附加问题 of a kind.</summary>
/// <param name="Values">What may be answered; <c>null</c> for any short text.</param>
sealed record KindAttribute(string Code, string Title, bool Required, IReadOnlyList<KindValue>? Values = null);

sealed record KindValue(string Key, string Name);

sealed record KindsFile(string Note, string Source, IReadOnlyList<CityKind> Kinds);

/// <summary>Rows of the list as they are written: kinds × places → department.</summary>
/// <param name="Grids">Beginnings of grid codes: <c>330902</c> is all of a district.</param>
/// <param name="Joint">共管部门.</param>
sealed record ResponsibilityRow(
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Grids,
    string Department,
    DateOnly From,
    DateOnly? Until = null,
    string? Joint = null
);

/// <param name="Keeper">清单维护部门: time lost by a wrong cell is theirs.</param>
sealed record ResponsibilityFile(string Note, string Keeper, IReadOnlyList<ResponsibilityRow> Rows);

/// <summary>单元网格.</summary>
/// <param name="Middle">Where a report lies that names no nearer place.</param>
/// <param name="Reach">Metres from the middle to the farthest corner.</param>
sealed record CityGrid(GridCode Code, string Name, Shape Shape, GeoPoint Middle, double Reach);
