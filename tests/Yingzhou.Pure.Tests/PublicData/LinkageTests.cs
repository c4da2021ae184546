using CsCheck;
using Yingzhou.Host.Conformance;
using Yingzhou.Kernel;
using Shared = Yingzhou.Pure.Tests.Kernel.Shared;

namespace Yingzhou.Pure.Tests.PublicData;

/// <summary>Linkage of registers (p02 R6, R7) on people of our own making, and against FEBRL.</summary>
public class LinkageTests
{
    static readonly LinkScheme People = new(
        [
            new("姓", Likening.Text),
            new("名", Likening.Text),
            new("出生日期", Likening.Digits),
            new("电话", Likening.Digits),
            new("乡镇", Likening.Exact),
        ],
        [
            [new(2)],
            [new(3)],
            [new(0), new(1)],
        ],
        [(0, 1)]
    );

    [Theory]
    [InlineData("dataset1.csv")]
    [InlineData("dataset2.csv")]
    public void FEBRL_is_linked_with_an_F1_of_0_97_at_least(string file)
    {
        var score = LinkageConformance.Score(Shared.File($"suites/record-linkage/{file}"));

        Assert.True(score.F1 >= 0.97, score.ToString());
    }

    [Fact]
    public void A_person_with_names_swapped_and_a_digit_wrong_is_found_a_namesake_is_not()
    {
        var city = Strangers(400);
        LinkRecord[] records =
        [
            .. city,
            new("a", ["林", "海燕", "19920815", "13000000001", "昌国"]),
            new("b", ["海燕", "林", "19920815", "13000000007", "昌国"]),
            new("namesake", ["林", "海燕", "19571103", "13911112222", "高亭"]),
        ];

        var found = RecordLinkage.Run(records, People);

        Assert.Contains(found.Clusters, cluster => cluster.SequenceEqual(["a", "b"]));
        Assert.DoesNotContain(found.Clusters, cluster => cluster.Contains("namesake"));
    }

    [Fact]
    public void The_order_of_the_records_decides_nothing() =>
        Gen.Int[1, 1_000_000]
            .Sample(
                seed =>
                {
                    var records = Strangers(120)
                        .SelectMany((person, at) => at % 4 == 0 ? new[] { person, Copy(person) } : [person])
                        .ToList();
                    var shuffled = records.OrderBy(record => HashCode.Combine(record.Id, seed)).ToList();

                    Assert.Equal(
                        Named(RecordLinkage.Run(records, People)),
                        Named(
                            RecordLinkage.Run(
                                [.. records.Order(Comparer<LinkRecord>.Create((a, b) => string.CompareOrdinal(a.Id, b.Id)))],
                                People
                            )
                        )
                    );
                    Assert.Equal(Named(RecordLinkage.Run(records, People)).Count, Named(RecordLinkage.Run(shuffled, People)).Count);
                },
                iter: 5
            );

    [Fact]
    public void Clusters_share_no_record_and_hold_no_contradiction()
    {
        var records = Strangers(300).SelectMany((person, at) => at % 3 == 0 ? new[] { person, Copy(person) } : [person]).ToList();

        var found = RecordLinkage.Run(records, People);

        Assert.Equal(found.Clusters.Sum(cluster => cluster.Count), found.Clusters.SelectMany(cluster => cluster).Distinct().Count());
        Assert.Equal(100, found.Clusters.Count(cluster => cluster.Count == 2));
        Assert.All(found.Fields, field => Assert.True(field.M > field.U, field.ToString()));
    }

    [Fact]
    public void A_golden_value_is_of_the_source_else_the_newest_verified_else_the_most_frequent()
    {
        FieldValue[] values =
        [
            new("1", "police", "解放西路 18 号", null),
            new("2", "social", "人民南路 100 号", new(2026, 3, 1)),
            new("3", "health", "解放西路 18 号", new(2025, 3, 1)),
        ];

        var byLaw = Survivorship.Of(values, "health")!;
        var newest = Survivorship.Of(values, null)!;
        var most = Survivorship.Of([.. values.Select(value => value with { Verified = null })], null)!;

        Assert.Equal((GoldenGround.Authoritative, "3"), (byLaw.Ground, byLaw.Origin.Member));
        Assert.Equal((GoldenGround.NewestVerified, "人民南路 100 号"), (newest.Ground, newest.Value));
        Assert.Equal((GoldenGround.MostFrequent, "解放西路 18 号"), (most.Ground, most.Value));
        Assert.Equal(["人民南路 100 号"], byLaw.Others);
        Assert.Null(Survivorship.Of([], "health"));
    }

    static List<string> Named(LinkResult found) =>
        [.. found.Clusters.Select(cluster => string.Join('+', cluster.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

    static LinkRecord Copy(LinkRecord of) => new(of.Id + "'", [of.Values[0], of.Values[1], of.Values[2], null, of.Values[4]]);

    static List<LinkRecord> Strangers(int count)
    {
        var random = new Random(7);
        const string Surnames = "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗";
        const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华";
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(at => new LinkRecord(
                    $"p{at:0000}",
                    [
                        Surnames[random.Next(Surnames.Length)].ToString(),
                        $"{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}",
                        new DateOnly(1940, 1, 1).AddDays(random.Next(25_000)).ToString("yyyyMMdd", null),
                        $"139{random.Next(100_000_000):00000000}",
                        new[] { "昌国", "沈家门", "高亭", "菜园" }[random.Next(4)],
                    ]
                )),
        ];
    }
}
