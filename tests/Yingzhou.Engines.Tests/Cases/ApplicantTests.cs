using System.Text.Json;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Cockpit;
using Yingzhou.Support.Cases.Handling;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>Only what belongs to a natural person is personal: it is masked, sealed, and found by its full wording; an organisation's name is public.</summary>
public class ApplicantTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_enterprise_is_shown_whole_and_found_by_a_word_a_person_masked_and_found_by_the_full_name(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var person = await city.SignboardCase();
        var request = await Given.Request(
            city,
            "outdoor-signboard",
            new()
            {
                ["signSize"] = "small",
                ["premises"] = "owned",
                ["byAgent"] = "no",
            },
            Given.Haizhiwei
        );
        var enterprise = (await city.Submit(request, Given.Haizhiwei)).Value.Id;

        var (whole, word, full, part) = (
            await Find(city, "舟山海之味餐饮管理有限公司"),
            await Find(city, "海之味"),
            await Find(city, "林海燕"),
            await Find(city, "林海")
        );

        Assert.Equal((enterprise, "舟山海之味餐饮管理有限公司"), (Assert.Single(whole).Id, whole[0].Applicant));
        Assert.Equal(enterprise, Assert.Single(word).Id);
        Assert.Equal((person, "林**"), (Assert.Single(full).Id, full[0].Applicant));
        Assert.Empty(part);
        Assert.Contains("舟山海之味餐饮管理有限公司", (await city.OpenTask(enterprise)).Title, StringComparison.Ordinal);
        Assert.DoesNotContain("海燕", (await city.OpenTask(person)).Title, StringComparison.Ordinal);
        Assert.Null((await city.Case(person)).OrganisationName);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Several_files_of_a_material_come_to_the_official_each_with_its_size(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var request = await Given.Signboard(city);
        var submitted = await city.Submit(request with { Materials = [Picture("白天.jpg", 1_000), Picture("夜间.jpg", 2_000)] });
        CityUnderTest.Succeed(submitted);
        var task = await city.OpenTask(submitted.Value.Id);
        CityUnderTest.Succeed(
            await city.Cases(cases => cases.RequestSupplement(new(task.Id, [new("effect-picture", "请重拍")]), city.HolderOf(task.Post)))
        );

        var before = await Files(city, submitted.Value.Id);
        CityUnderTest.Succeed(
            await city.As(
                Given.LinHaiyan,
                (cases, me) => cases.ReturnSupplement(new(submitted.Value.Id, [], [Picture("重拍.jpg", 3_000)], null, null), me)
            )
        );

        Assert.Equal([("白天.jpg", 1_000L), ("夜间.jpg", 2_000L)], before.Select(file => (file.Name, file.Bytes!.Value)));
        Assert.Equal(["重拍.jpg"], (await Files(city, submitted.Value.Id)).Select(file => file.Name));
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "cases.too-many-files")]
    public async Task A_material_takes_as_many_files_as_its_item_says(int count, string? refused)
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var request = await Given.Signboard(city);

        var submitted = await city.Submit(request with { Materials = [.. Enumerable.Range(1, count).Select(n => Picture($"{n}.jpg", n))] });

        Assert.Equal(refused, submitted.Fault?.Code);
    }

    static HandedIn Picture(string name, long bytes) => new("effect-picture", MaterialSource.Uploaded, name, name, FileBytes: bytes);

    static async Task<IReadOnlyList<CaseFile>> Files(CityUnderTest city, Guid id) =>
        JsonSerializer.Deserialize<List<CaseFile>>(
            (
                await city.Read(c => Task.FromResult(c.Set<CaseMaterial>().Single(m => m.CaseId == id && m.MaterialId == "effect-picture")))
            ).Files
        )!;

    static async Task<IReadOnlyList<Support.Cases.CaseLine>> Find(CityUnderTest city, string text)
    {
        var director = city.Official("shao-xuemei", "dinghai-urban-enforcement/decide");
        var found = await city.Do<CasesBehind, Outcome<Page<Support.Cases.CaseLine>>>(behind =>
            behind.Of(director, new CaseFilter(Text: text), null, 20, default)
        );
        CityUnderTest.Succeed(found);
        return found.Value.Items;
    }
}
