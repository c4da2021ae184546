using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Yingzhou.Support.Cases.Cockpit;

/// <summary>Which cases are behind a number.</summary>
public enum CaseGroup
{
    All,

    /// <summary>在办.</summary>
    Open,

    /// <summary>在办且已超期.</summary>
    Overdue,

    /// <summary>已办结.</summary>
    Finished,

    /// <summary>超期，finished or not.</summary>
    Late,

    /// <summary>差评.</summary>
    BadlyRated,
}

/// <summary>The question behind a list of cases: all of it stands in the address, so that every number is a link.</summary>
/// <param name="Text">A case number, words of the item's or an organisation's name, or the full name of a person.</param>
/// <param name="Region">Division code; cases of the whole area when <c>null</c>.</param>
/// <param name="First">First day of submission, in <see cref="CaseGroup.Finished"/> of the end, in <see cref="CaseGroup.Late"/> of the deadline.</param>
/// <param name="Last">Last such day; what is open is looked at as of its end.</param>
public sealed record CaseFilter(
    CaseGroup Group = CaseGroup.All,
    string? Text = null,
    string? Unit = null,
    string? Region = null,
    DateOnly? First = null,
    DateOnly? Last = null
)
{
    public string Address(string? after = null) =>
        "/desk/cases" + QueryString.Create(Parts(after).Where(part => !string.IsNullOrEmpty(part.Value)));

    IEnumerable<KeyValuePair<string, string?>> Parts(string? after) =>
        [
            new("group", Group is CaseGroup.All ? null : Group.ToString()),
            new("q", Text),
            new("unit", Unit),
            new("region", Region),
            new("first", First?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("last", Last?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("after", after),
        ];

    public static string Title(CaseGroup group) =>
        group switch
        {
            CaseGroup.Open => "在办",
            CaseGroup.Overdue => "在办且超期",
            CaseGroup.Finished => "已办结",
            CaseGroup.Late => "超期（含未办结）",
            CaseGroup.BadlyRated => "差评",
            _ => "全部",
        };
}
