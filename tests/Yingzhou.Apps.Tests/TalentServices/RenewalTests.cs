using Yingzhou.Apps.Services.TalentServices.Recognition;
using Yingzhou.Support.Eligibility;

namespace Yingzhou.Apps.Tests.TalentServices;

/// <summary>What becomes of a category on its last day (a10 §3: validity and downgrade rules).</summary>
public class RenewalTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);
    static readonly DateOnly Last = new(2026, 11, 25);
    static readonly Dictionary<string, int> Years = new()
    {
        ["C"] = 5,
        ["D"] = 3,
        ["E"] = 3,
    };

    static readonly CategoryClause[] Clauses =
    [
        new("c", "C", "博士", Criterion.Compile("doctor", FactDictionary.Open).Value),
        new("d", "D", "硕士", Criterion.Compile("master and insured >= 6", FactDictionary.Open).Value),
        new("e", "E", "参保", Criterion.Compile("insured >= 6", FactDictionary.Open).Value),
    ];

    static RenewedRecognition Renew(string category, DateOnly validTo, params (string Name, object Value)[] known) =>
        RecognitionRenewal.Of(
            category,
            validTo,
            CategoryRules.Find(
                Clauses,
                new(known.Select(one => new Fact(one.Name, one.Value is bool truth ? truth : (long)(int)one.Value, "register", Now)), Now)
            ),
            Years,
            Last
        );

    [Fact]
    public void Who_still_fulfils_it_keeps_it_and_who_fulfils_more_keeps_it_until_they_apply()
    {
        Assert.Equal((Renewed.Kept, "d", Last.AddYears(3)), Told(Renew("D", Last, ("doctor", false), ("master", true), ("insured", 12))));
        Assert.Equal((Renewed.Raised, null, Last.AddYears(3)), Told(Renew("D", Last, ("doctor", true), ("master", true), ("insured", 12))));
    }

    [Fact]
    public void Who_fulfils_less_is_lowered_and_who_fulfils_nothing_has_nothing()
    {
        Assert.Equal(
            (Renewed.Lowered, "e", Last.AddYears(3)),
            Told(Renew("D", Last, ("doctor", false), ("master", false), ("insured", 6)))
        );
        Assert.Equal((Renewed.Lapsed, null, null), Told(Renew("D", Last, ("doctor", false), ("master", false), ("insured", 5))));
    }

    [Fact]
    public void While_something_unknown_decides_it_goes_on_and_a_late_look_counts_from_today()
    {
        Assert.Equal((Renewed.Undecided, null, Last.AddDays(90)), Told(Renew("D", Last.AddDays(-40), ("doctor", false), ("insured", 12))));
        Assert.Equal(Last.AddYears(3), Renew("E", Last.AddDays(-40), ("doctor", false), ("master", false), ("insured", 12)).ValidTo);
        Assert.True(RecognitionRenewal.IsDue(Last, Last));
        Assert.False(RecognitionRenewal.IsDue(Last.AddDays(1), Last));
    }

    static (Renewed, string?, DateOnly?) Told(RenewedRecognition renewed) => (renewed.What, renewed.Clause?.Id, renewed.ValidTo);
}
