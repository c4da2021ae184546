using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

/// <summary>授权和监护 (page p18 R7, R8 and worked cases 6 and 8).</summary>
public class MandateTests
{
    static readonly DateTimeOffset Start = CityTime.StartOf(new(2026, 10, 1));

    // Until 2026-12-31, which still counts.
    static readonly MandateTerms Page = new(["annual-report", "tax-registration"], 3, Start, CityTime.StartOf(new(2027, 1, 1)));

    static MandateRefusal? Ask(MandateTerms terms, string item, int used, DateTimeOffset at) => terms.Refuse(item, [item], used, at);

    [Theory]
    [InlineData(0, null)]
    [InlineData(2, null)] // the third use
    [InlineData(3, MandateRefusal.Count)] // the fourth
    public void P18_6_the_fourth_use_is_refused_by_the_count(int used, MandateRefusal? expected) =>
        Assert.Equal(expected, Ask(Page, "annual-report", used, Start));

    [Fact]
    public void P18_6_its_items_its_last_day_and_its_end()
    {
        Assert.Equal(MandateRefusal.Item, Ask(Page, "seal-registration", 0, Start));
        Assert.Null(Ask(Page, "tax-registration", 0, new DateTimeOffset(2026, 12, 31, 23, 59, 59, CityTime.Offset)));
        Assert.Equal(MandateRefusal.Over, Ask(Page, "tax-registration", 0, new DateTimeOffset(2027, 1, 1, 0, 0, 0, CityTime.Offset)));
        Assert.Equal(MandateRefusal.NotYet, Ask(Page, "tax-registration", 0, Start.AddTicks(-1)));

        // The representative changed at ten: the chain ends there.
        var ten = new DateTimeOffset(2026, 12, 1, 10, 0, 0, CityTime.Offset);
        Assert.Equal(MandateRefusal.Over, Ask(Page with { Until = ten }, "tax-registration", 2, ten.AddSeconds(2)));
        Assert.Null(Ask(Page with { Until = ten }, "tax-registration", 2, ten.AddSeconds(-1)));
    }

    [Fact]
    public void A_bundle_is_covered_by_its_name_or_by_all_of_its_items()
    {
        Assert.Null(Page.Refuse("yearly", ["annual-report", "tax-registration"], 0, Start));
        Assert.Equal(MandateRefusal.Item, Page.Refuse("yearly", ["annual-report", "seal-registration"], 0, Start));
        Assert.Equal(MandateRefusal.Item, Page.Refuse("yearly", [], 0, Start));
        Assert.Null((Page with { Items = ["yearly"] }).Refuse("yearly", ["seal-registration"], 0, Start));
        Assert.Null((Page with { Items = [] }).Refuse("yearly", ["seal-registration"], 0, Start));
    }

    [Fact]
    public void However_often_it_is_tried_it_carries_its_number_and_no_more() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 12])
            .Sample(
                (most, tries) =>
                {
                    var terms = Page with { MostUses = most };
                    var used = 0;
                    for (var attempt = 0; attempt < tries; attempt++)
                        if (Ask(terms, "annual-report", used, Start) is null)
                            used++;
                    Assert.Equal(Math.Min(most, tries), used);
                    Assert.Equal(most - used, terms.Left(used));
                }
            );

    [Fact]
    public void P18_8_a_guardian_ends_with_the_first_second_of_the_eighteenth_birthday()
    {
        DateOnly born = new(2008, 11, 23);
        DateTimeOffset midnight = new(2026, 11, 23, 0, 0, 0, CityTime.Offset);

        Assert.Equal(midnight, Guardianship.EndsAt(born));
        Assert.True(Guardianship.Holds(born, midnight.AddSeconds(-1)));
        Assert.False(Guardianship.Holds(born, midnight));
    }

    [Fact]
    public void A_guardian_ends_when_the_child_is_eighteen_by_the_number_itself() =>
        Gen.Int[0, 43_000]
            .Select(new DateOnly(1930, 1, 1).AddDays)
            .Sample(date =>
            {
                var child = ResidentId.Compose("330902", date, 12);
                var last = Guardianship.EndsAt(child.Birthday).AddTicks(-1).Day();
                Assert.Equal((17, 18), (child.AgeOn(last), child.AgeOn(last.AddDays(1))));
            });
}
