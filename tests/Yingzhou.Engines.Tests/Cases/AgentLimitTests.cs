using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Engines.Tests.Cases;

/// <summary>Page a06 §7: more than 20 principals a device and week is an agency.</summary>
public class AgentLimitTests(CityTemplate template)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_twenty_first_principal_of_a_week_is_refused_known_ones_and_other_devices_are_not(DatabaseKind kind)
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), kind, template);
        for (var principal = 0; principal < 20; principal++)
            CityUnderTest.Succeed(await For(city, principal, "a"));

        var oneMore = await For(city, 20, "a");
        var known = await For(city, 3, "a");
        var elsewhere = await For(city, 20, "b");
        await city.GoTo(new(2026, 3, 10));
        var nextWeek = await For(city, 21, "a");

        Assert.Equal(("cases.unregistered-agent", 403), (oneMore.Fault!.Code, oneMore.Fault.Status));
        Assert.All([known, elsewhere, nextWeek], CityUnderTest.Succeed);
    }

    [Fact]
    public async Task Who_applies_for_themselves_at_the_terminal_of_a_hall_is_not_counted()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);

        for (var person = 0; person < 22; person++)
            CityUnderTest.Succeed(await For(city, person, "terminal", themselves: true));
    }

    static async Task<Outcome<SubmittedCase>> For(CityUnderTest city, int principal, string device, bool themselves = false)
    {
        var number = ResidentNumber(principal);
        var person = new Person("林海燕", number, "13000000001", Support.Cases.Content.Subject.Citizen);
        var request = await Given.Request(city, "resident-id-replacement", [], person);
        return await city.Do<PersonalCipher, Outcome<SubmittedCase>>(cipher =>
        {
            var own = person.Subject(cipher);
            var subject = themselves ? own : own with { PersonKey = cipher.PartyKey(Given.FangDahai.Number) };
            return city.Cases(cases => cases.Submit(request with { Device = device }, subject, person.Applicant(cipher)));
        });
    }

    static string ResidentNumber(int of)
    {
        var body = $"3309021980{1 + (of % 12):00}{1 + (of / 12):00}{100 + of:000}";
        return body + ResidentId.ComputeCheckDigit(body);
    }
}
