using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Yingzhou.Data.Opening;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;

namespace Yingzhou.Engines.Tests.Opening;

/// <summary>公平使用: so many questions a minute for an address, more with a key.</summary>
public class FairUseTests(CityTemplate template)
{
    [Fact]
    public async Task An_address_is_stopped_at_its_limit_another_is_not_and_a_key_has_its_own()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        using var gate = new FairUseGate(Options.Create(new OpeningOptions { AnonymousPerMinute = 3, KeyedPerMinute = 5 }));
        var party = new Assurance.Permission.Subject
        {
            Kind = Assurance.Permission.SubjectKind.Citizen,
            AccountId = "p",
            Name = "林海燕",
            PersonKey = "p",
            PartyKey = "p",
            Level = Assurance.Permission.RealNameLevel.A2,
        };
        var key = (await city.Do<IOpenAccess, Kernel.Outcome<string>>(a => a.NewKey(party))).Value;

        async Task<int> Admitted(string address, string? sent)
        {
            var admitted = 0;
            for (var i = 0; i < 8; i++)
            {
                var http = new DefaultHttpContext();
                http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
                if (sent is not null)
                    http.Request.Headers.Authorization = sent;
                admitted += await city.Do<IOpenAccess, bool>(a => gate.Admit(http, a, TestContext.Current.CancellationToken)) ? 1 : 0;
            }
            return admitted;
        }

        Assert.Equal(3, await Admitted("192.0.2.1", null));
        Assert.Equal(3, await Admitted("192.0.2.2", null));
        Assert.Equal(5, await Admitted("192.0.2.1", key));
        Assert.Equal(0, await Admitted("192.0.2.1", "yz-unknown"));
        var next = (await city.Do<IOpenAccess, Kernel.Outcome<string>>(a => a.NewKey(party))).Value;
        Assert.Equal(0, await Admitted("192.0.2.1", key));
        Assert.Equal(5, await Admitted("192.0.2.1", next));
    }
}
