using Microsoft.AspNetCore.TestHost;
using static Yingzhou.Apps.Tests.GovStack.Member;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>Who is believed to be whom.</summary>
[Collection(nameof(GovStackCity))]
public sealed class MembersTests(GovStackCity city)
{
    [Theory]
    [InlineData("GET", "/applications")]
    [InlineData("GET", "/applications/81c4445c-bff6-11ed-afa1-0242ac120002")]
    [InlineData("PUT", "/applications/81c4445c-bff6-11ed-afa1-0242ac120002")]
    [InlineData("POST", "/services/f7d33db0-2809-484e-a780-76b7ccd4ecbf/applications")]
    [InlineData("GET", "/data/statistics/1.0")]
    public async Task Where_the_specification_asks_for_the_header_it_must_be_there_and_be_four_parts(string method, string path)
    {
        foreach (var client in new[] { null, "", "a/b/c", "a/b/c/", "a/b/c/d/e", "a b/c/d/e" })
        {
            using var member = new Member(city.Client(), client);
            (await member.Send(new(new HttpMethod(method), Registration + path))).Refused(400, "Information-Mediator-Client");
        }
    }

    [Fact]
    public async Task A_member_that_nobody_registered_is_refused()
    {
        using var stranger = new Member(city.Client(), "eGovStack/GOV/1/stranger");

        (await stranger.Get($"{Registration}/applications")).Refused(403, "Information-Mediator-Client");
        (await stranger.Get($"{Registration}/tasks")).Refused(403, "Information-Mediator-Client");
    }

    [Fact]
    public async Task A_header_from_another_machine_is_not_believed()
    {
        var answer = await city.Server.SendAsync(context =>
        {
            context.Request.Path = $"{Registration}/applications";
            context.Request.Headers["Information-Mediator-Client"] = Suite.World.Client;
            context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.7");
        });

        Assert.Equal(403, answer.Response.StatusCode);
    }

    [Fact]
    public async Task Services_and_forms_are_open_to_everybody()
    {
        using var anybody = new Member(city.Client(), null);

        Assert.Equal(200, (await anybody.Get($"{Registration}/services")).Status);
        Assert.Equal(200, (await anybody.Get($"{Registration}/services/{Handbook}/eForms")).Status);
    }

    [Fact]
    public async Task A_case_that_came_in_another_way_is_shown_masked_and_without_its_applicants_number()
    {
        using var member = new Member(city.Client());
        var handedIn = await GivenElsewhere.Handbook(city, "330902199001011238", "方大海");

        var found = await member.Get($"{Registration}/applications/{handedIn.Id}");

        Assert.True(found.Status == 200, found.Text);
        Assert.DoesNotContain("方大海", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("330902199001011238", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13905801234", found.Text, StringComparison.Ordinal);
        (await member.Put($"{Registration}/applications/{handedIn.Id}", new { applicantId = "330902199001011238" })).Refused(403, null);
    }

    [Fact]
    public async Task What_is_not_there_is_answered_in_json_without_a_page()
    {
        using var member = new Member(city.Client());
        var answer = await member.Get("/govstack/nothing-here");

        Assert.Equal(404, answer.Status);
        Assert.DoesNotContain("<html", answer.Text, StringComparison.OrdinalIgnoreCase);
    }
}
