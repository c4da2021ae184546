using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Yingzhou.Apps.Services.NoVisit.Http;

namespace Yingzhou.Apps.Tests.NoVisit;

public class IceTests
{
    static readonly DateTimeOffset Ten = DateTimeOffset.FromUnixTimeSeconds(1_795_572_000);

    [Fact]
    public void Nobody_is_asked_where_nothing_is_set() => Assert.Equal("[]", Servers(new()).For(Guid.Empty));

    // echo -n '1433895918:foodcorp' | openssl dgst -sha1 -hmac 'north' -binary | base64
    [Fact]
    public void The_pass_for_a_relay_is_the_one_that_every_relay_computes() =>
        Assert.Equal("+tpl/7xncQMwjM8atk27fOXUp2Q=", IceServers.Credential("north", "1433895918:foodcorp"));

    [Fact]
    public void A_browser_gets_the_servers_and_a_pass_that_runs_out()
    {
        var call = Guid.CreateVersion7();
        var options = new IceOptions
        {
            Stun = ["stun:stun.zhoushan.example:3478"],
            Turn = ["turns:turn.zhoushan.example:5349?transport=tcp"],
            TurnSecret = "north",
            TurnMinutes = 60,
        };

        var servers = JsonDocument.Parse(Servers(options).For(call)).RootElement;

        Assert.Equal("stun:stun.zhoushan.example:3478", servers[0].GetProperty("urls")[0].GetString());
        var username = servers[1].GetProperty("username").GetString()!;
        Assert.Equal($"{Ten.AddHours(1).ToUnixTimeSeconds()}:{call:N}", username);
        Assert.Equal(IceServers.Credential("north", username), servers[1].GetProperty("credential").GetString());
    }

    [Theory]
    [InlineData("Stun", "https://stun.example", "", "", 60)]
    [InlineData("Turn", "", "turn.example:3478", "north", 60)]
    [InlineData("TurnSecret", "", "turn:turn.example:3478", " ", 60)]
    [InlineData("TurnMinutes", "", "", "", 4)]
    public void A_setting_that_cannot_work_stops_the_start_and_says_which(
        string field,
        string stun,
        string turn,
        string secret,
        int minutes
    )
    {
        var options = new IceOptions
        {
            Stun = stun.Length > 0 ? [stun] : [],
            Turn = turn.Length > 0 ? [turn] : [],
            TurnSecret = secret,
            TurnMinutes = minutes,
        };
        List<ValidationResult> found = [];

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), found, validateAllProperties: true));
        Assert.Equal(field, Assert.Single(found).MemberNames.Single());
    }

    static IceServers Servers(IceOptions options) => new(Options.Create(options), new FakeTimeProvider(Ten));
}
