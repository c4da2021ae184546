using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>Every door of the running city is tried by every kind of visitor, and held against the written decision.</summary>
public class DoorsTests(DeskCity city)
{
    IReadOnlyList<Door> Doors => Door.Of(city.Services.GetRequiredService<EndpointDataSource>());

    static void Hold(IEnumerable<string> broken) =>
        Assert.True(
            !broken.Any(),
            "Decide in tests/Yingzhou.Apps.Tests/Authorisation/decisions.txt, or close it:\n" + string.Join('\n', broken)
        );

    [Fact]
    public void Every_door_has_a_decision_and_every_decision_a_door()
    {
        var rights = city.Services.GetServices<Grant>().Select(grant => grant.Action).ToHashSet(StringComparer.Ordinal);

        Hold([.. Decisions.OfTheCity.Undecided(Doors), .. Decisions.OfTheCity.Idle([.. Doors], rights)]);
    }

    /// <summary>Officials of the city and of a county, of the desks that most pages are for; between them they have nearly every right of the menu.</summary>
    [Theory]
    [InlineData("nobody", "")]
    [InlineData("person", "yu-awei")]
    [InlineData("enterprise", "haizhiwei")]
    [InlineData("officer of an outside body", "ruan-ping")]
    [InlineData("clerk of a county", "chen-haisheng")]
    [InlineData("supervisor of a county", "jiang-dawei")]
    [InlineData("lookout of the city", "shu-hai")]
    [InlineData("director of the city", "ni-hong")]
    [InlineData("information commissioner", "jin-lan")]
    [InlineData("platform administrator", "dai-yong")]
    public async Task Everybody_finds_each_door_as_it_was_decided(string kind, string login)
    {
        var permissions = city.Services.GetRequiredService<IPermissions>();
        var person = new Person(kind, login, Acting(login), IsEnterprise: kind == "enterprise");
        using var visitor = city.Visitor();
        if (login.Length > 0)
            await visitor.SignIn(person.Official is null ? "/my" : "/desk", login);
        var broken = new List<string>();
        var ways = new Dictionary<Way, int>();
        foreach (var door in Doors)
        {
            if (Decisions.OfTheCity.For(door) is not { Who: not "entrance" } decision)
                continue;
            var found = await door.Try(visitor);
            ways[found.Way] = ways.GetValueOrDefault(found.Way) + 1;
            if (Contradicts(found, person.May(decision, permissions)))
                broken.Add($"{kind} ({login}): {door} answers {(int)found.Status}, decided: {decision}");
            if (!found.Explains)
                broken.Add($"{kind} ({login}): {door} refuses without a reason");
        }

        Hold(broken);
        Assert.True(ways.GetValueOrDefault(Way.Closed) > 50 && ways.GetValueOrDefault(Way.Open) > 50, string.Join(' ', ways));
        if (person.Official is not null)
            Assert.Equal(HttpStatusCode.OK, (await visitor.Send(new(HttpMethod.Get, new Uri("/desk", UriKind.Relative)))).StatusCode);
    }

    static bool Contradicts(Found found, bool may) => found.Way is Way.Broken || found.Way == (may ? Way.Closed : Way.Open);

    Subject? Acting(string login)
    {
        using var scope = city.Services.CreateScope();
        var organisation = scope.ServiceProvider.GetRequiredService<IOrganisation>();
        return login.Length > 0 && organisation.PostsOf(login) is [var first, ..] ? organisation.Acting(login, first.Id) : null;
    }

    [Fact]
    public async Task Planted_a_door_without_a_decision_and_an_answer_that_contradicts_one_are_caught()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.MapGet("/desk/planted/{id:guid}", (Guid id) => id);
        app.MapPost("/api/planted", () => TypedResultsOf(400));
        app.MapGet("/desk/closed", () => TypedResultsOf(403));
        app.MapGet("/desk/broken", () => TypedResultsOf(500));
        await app.StartAsync();
        using var stranger = new Visitor(app.GetTestServer().CreateHandler(), app.GetTestServer().BaseAddress);
        var doors = Door.Of(app.Services.GetRequiredService<EndpointDataSource>());
        var decisions = Decisions.Read("## why\nofficials GET /desk/**\neverybody GET /gone\na.right,b.right POST /none\n");

        Assert.Equal(["POST /api/planted has no decision"], decisions.Undecided(doors));
        Assert.Equal(
            [
                "everybody GET /gone decides about no door",
                "a.right,b.right POST /none decides about no door",
                "a.right,b.right POST /none: b.right is neither a word nor a right",
            ],
            decisions.Idle([.. doors], new HashSet<string> { "a.right" })
        );
        var found = new List<Found>();
        foreach (var door in doors)
            found.Add(await door.Try(stranger));
        Assert.Equal(
            ["POST /api/planted", "GET /desk/broken", "GET /desk/planted/{id}"],
            found.Where(one => Contradicts(one, may: false)).Select(one => one.Door.ToString())
        );
        Assert.Equal(
            ["GET /desk/broken", "GET /desk/closed"],
            found.Where(one => Contradicts(one, may: true)).Select(one => one.Door.ToString())
        );
        Assert.Equal(["GET /desk/closed"], found.Where(one => !one.Explains).Select(one => one.Door.ToString()));
        Assert.Throws<FormatException>(() => Decisions.Read("officials GET /desk\n"));
    }

    static Microsoft.AspNetCore.Http.IResult TypedResultsOf(int status) => Microsoft.AspNetCore.Http.Results.StatusCode(status);
}
