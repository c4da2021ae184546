using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>Now, who, and by which calendar: what every deed on a case needs to know.</summary>
/// <param name="Note">Opinion or reason, in the actor's words.</param>
/// <param name="LegalBasis">Law and article, where the deed needs one.</param>
public sealed record CaseMoment(DateTimeOffset At, Actor Actor, Workdays Workdays, string? Note = null, string? LegalBasis = null)
{
    public DateOnly Day => At.Day();
}

/// <summary>Limits that hold for every case.</summary>
static class CaseLimits
{
    /// <summary>Calendar days of silence after which a supplement counts as withdrawal. Own default (page a06 §4).</summary>
    public const int SupplementSilenceDays = 30;

    /// <summary>Place of the case number (办件编号): 舟山.</summary>
    public const string NumberPrefix = "ZS";

    /// <summary>Months for which a false commitment excludes from further ones (信用修复前不适用, 国办发〔2020〕42号). How long repair takes is our own default.</summary>
    public const int FalseCommitmentMonths = 12;

    /// <summary>Days a draft is kept since its last change. Own default.</summary>
    public const int DraftDays = 30;
}
