using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Credentials;
using MaterialSource = Yingzhou.Support.Cases.MaterialSource;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Engines.Tests.Credentials;

/// <summary>同意 of 免提交 (a06 §3, p15 §2): given with an application, seen, withdrawn, and obeyed at once.</summary>
public class ConsentTests(CityTemplate template)
{
    static readonly DateOnly Monday = new(2026, 3, 2);
    const string Item = "outdoor-signboard";
    const string Type = "business-licence";

    static async Task<SubmitCaseRequest> Request(CityUnderTest city, string key, bool fetched = true)
    {
        var request = await Given.Signboard(city, key: key);
        HandedIn licence = fetched
            ? new(Type, MaterialSource.Fetched, Provenance: "market-supervision")
            : new(Type, MaterialSource.Uploaded, FileName: "营业执照.pdf");
        return request with { Materials = [.. request.Materials.Where(one => one.MaterialId != Type), licence] };
    }

    static Task<Subject> Who(CityUnderTest city) =>
        city.Do<PersonalCipher, Subject>(cipher => Task.FromResult(Given.LinHaiyan.Subject(cipher)));

    static async Task<IReadOnlyList<Consent>> Mine(CityUnderTest city)
    {
        var who = await Who(city);
        return await city.Do<IConsents, IReadOnlyList<Consent>>(c => c.Mine(who));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_consent_withdrawn_stops_the_next_fetch_and_the_paper_is_taken_instead(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(Monday, kind, template);
        var who = await Who(city);
        var first = await city.Submit(await Request(city, "first"));
        CityUnderTest.Succeed(first);

        var consent = Assert.Single(await Mine(city));
        Assert.Equal((Type, Item, ConsentState.Given), (consent.CredentialType, consent.Item, consent.On(Monday)));
        Assert.Equal((ConsentState.Given, ConsentState.Over), (consent.On(consent.Until), consent.On(consent.Until.AddDays(1))));
        var fetched = Assert.Single(await city.Do<IShowings, IReadOnlyList<CredentialAccess>>(s => s.Log(who)));
        Assert.Equal((AccessWay.Fetched, "营业执照", first.Value.Number), (fetched.Way, fetched.Titles, fetched.About));

        CityUnderTest.Succeed(await city.Do<IConsents, Outcome<Done>>(c => c.Withdraw(consent.Id, who)));
        Assert.Equal(409, (await city.Do<IConsents, Outcome<Done>>(c => c.Withdraw(consent.Id, who))).Fault?.Status);

        var refused = await city.Submit(await Request(city, "second"));
        Assert.Equal(("credentials.fetch-refused", Type), (refused.Fault?.Code, refused.Fault?.Field));
        Assert.Contains("2026-03-02 撤回", refused.Fault!.Detail, StringComparison.Ordinal);
        // Refused whole: neither a case nor a line in the log.
        Assert.Equal(1, await city.Read(c => c.Set<Case>().CountAsync()));
        Assert.Single(await city.Do<IShowings, IReadOnlyList<CredentialAccess>>(s => s.Log(who)));

        CityUnderTest.Succeed(await city.Submit(await Request(city, "paper", fetched: false)));
        CityUnderTest.Succeed(await city.Do<IConsents, Outcome<Done>>(c => c.GiveAgain(consent.Id, who)));
        CityUnderTest.Succeed(await city.Submit(await Request(city, "third")));
        Assert.Single(await Mine(city));
        await city.Recount();
    }

    [Fact]
    public async Task A_withdrawn_consent_is_for_its_own_item_and_nobody_elses()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var who = await Who(city);
        CityUnderTest.Succeed(await city.Submit(await Request(city, "first")));
        var consent = Assert.Single(await Mine(city));
        Assert.Equal(
            404,
            (await city.Do<IConsents, Outcome<Done>>(c => c.Withdraw(consent.Id, who with { PartyKey = "other", PersonKey = "other" })))
                .Fault
                ?.Status
        );
        CityUnderTest.Succeed(await city.Do<IConsents, Outcome<Done>>(c => c.Withdraw(consent.Id, who)));

        var blocks = await city.Do<IConsents, FetchBlocks>(c => c.BlocksOf(consent.HolderKey));

        Assert.NotNull(blocks.Reason(Item, Type));
        Assert.Null(blocks.Reason("food-business-licence", Type));
        Assert.Null(blocks.Reason(Item, "resident-id"));
    }

    [Fact]
    public async Task Who_handles_a_case_fetches_again_under_the_consent_and_both_read_why_not()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        var who = await Who(city);
        var submitted = await city.Submit(await Request(city, "first"));
        CityUnderTest.Succeed(submitted);
        var task = await city.OpenTask(submitted.Value.Id);
        var clerk = city.HolderOf(task.Post);

        CityUnderTest.Succeed(await city.Cases(cases => cases.FetchAgain(new(task.Id, Type), clerk)));
        Assert.Equal("material", (await city.Cases(cases => cases.FetchAgain(new(task.Id, "effect-picture"), clerk))).Fault?.Field);
        var outsider = city.HolderOf("dinghai-fire-rescue/review");
        Assert.Equal(403, (await city.Cases(cases => cases.FetchAgain(new(task.Id, Type), outsider))).Fault?.Status);

        var consent = Assert.Single(await Mine(city));
        CityUnderTest.Succeed(await city.Do<IConsents, Outcome<Done>>(c => c.Withdraw(consent.Id, who)));
        var refused = await city.Cases(cases => cases.FetchAgain(new(task.Id, Type), clerk));

        Assert.Equal(FetchBlocks.Refused, refused.Fault?.Code);
        Assert.Contains("持证人在 2026-03-02 撤回了同意", refused.Fault!.Detail, StringComparison.Ordinal);
        var log = await city.Do<IShowings, IReadOnlyList<CredentialAccess>>(s => s.Log(who));
        Assert.Equal(["没有给：持证人在 2026-03-02 撤回了同意", "已取用", "已取用"], log.Select(line => line.Verdict));
        Assert.Contains(clerk.Name, log[0].Reader, StringComparison.Ordinal);

        CityUnderTest.Succeed(await city.Do<IConsents, Outcome<Done>>(c => c.GiveAgain(consent.Id, who)));
        city.Clock.SetUtcNow(CityTime.StartOf(Monday.AddMonths(Consent.Months).AddDays(1)));
        var over = await city.Cases(cases => cases.FetchAgain(new(task.Id, Type), clerk));
        Assert.Contains("到期", over.Fault!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_asked_for_is_counted_by_unit_and_item()
    {
        await using var city = await CityUnderTest.On(Monday, DatabaseKind.Sqlite, template);
        CityUnderTest.Succeed(await city.Submit(await Request(city, "a")));
        CityUnderTest.Succeed(await city.Submit(await Request(city, "b")));
        CityUnderTest.Succeed(await city.Submit(await Request(city, "c", fetched: false)));

        var line = Assert.Single(await city.Cases(cases => cases.Spared(new("3309"), Monday, Monday)));
        var handed = await city.Read(c => c.Set<CaseMaterial>().CountAsync());

        Assert.Equal(("dinghai-urban-enforcement", Item, 3, 2, handed), (line.Unit, line.ItemId, line.Cases, line.Spared, line.Handed));
        Assert.Empty(await city.Cases(cases => cases.Spared(new("330903"), Monday, Monday)));
        Assert.Empty(await city.Cases(cases => cases.Spared(new("3309"), Monday.AddDays(1), Monday.AddDays(1))));
    }
}
