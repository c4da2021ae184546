using System.Text;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Sharing;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.PublicData.Demo;

/// <summary>
/// Gives the demonstration a little sharing: a grant that is in use, with calls that really went through the gateway and some that it refused; a request that waits for its provider; one that the law
/// refuses.
/// </summary>
sealed class DemoSharing(ISharing sharing, IGateway gateway, IOrganisation organisation, TimeProvider clock) : IDemoSeed
{
    const string Asker = "jin-lan";
    const string AskingPost = "government-services/information-commissioner";
    const string Firms = "enterprise-register";
    const string Check = "ENTERPRISE-CHECK";
    const string System = "service-cases";
    static readonly string[] FirmColumns = ["tyshxydm", "mc", "djzt", "zczb", "clrq"];

    public async Task Seed(CancellationToken cancel)
    {
        if (organisation.Acting(Asker, AskingPost) is not { } asker || (await sharing.Grants(asker, cancel)).Count > 0)
            return;
        var firms = await sharing.Ask(
            Request("firms", Firms, Check, "企业登记信息依申请核验，浙江省公共数据条例", FirmColumns),
            asker,
            cancel
        );
        await sharing.Ask(
            Request(
                "pensions",
                "pension-benefit",
                "DEATH-ONE-THING",
                "停发养老待遇，社会保险法第十七条",
                ["sfzh", "xm", "ffny", "ffje", "dylb"]
            ),
            asker,
            cancel
        );
        if (firms is { Succeeded: true, Value.Grant: { } grant })
            await Call(grant, asker, cancel);
    }

    AskSharing Request(string key, string dataset, string purpose, string basis, IReadOnlyList<string> columns) =>
        new($"demo-sharing-{key}", dataset, System, purpose, basis, columns, clock.GetUtcNow().Day().AddYears(1));

    async Task Call(string grant, Subject asker, CancellationToken cancel)
    {
        var issued = await sharing.IssueKey(new(grant), asker, cancel);
        if (issued is not { Succeeded: true, Value: { Secret: { } secret, KeyId: var keyId } })
            return;
        string[] bodies =
        [
            // Three in the sandbox, then real ones.
            """{"limit":1}""",
            """{"limit":2}""",
            """{"limit":3}""",
            """{"fields":["mc","djzt"],"filter":{"eq":["djzt","1"]},"limit":20}""",
            """{"filter":{"ge":["zczb",500]},"order":[["zczb","desc"]],"limit":10}""",
            """{"filter":{"ge":["clrq","2020-01-01"]},"limit":50}""",
            """{"fields":["mc","fddbr"]}""",
            """{"filter":{"eq":["zs","临城"]}}""",
            """{"limit":5000}""",
            """{"fields":["tyshxydm","mc"],"limit":100}""",
        ];
        foreach (var (index, body) in bodies.Index())
            await gateway.Call(Signed(grant, keyId, Convert.FromHexString(secret), $"demo{index:00000000}", body), cancel);
        // The last nonce again: a replay.
        await gateway.Call(Signed(grant, keyId, Convert.FromHexString(secret), $"demo{bodies.Length - 1:00000000}", "{}"), cancel);
    }

    GatewayCall Signed(string grant, string keyId, byte[] secret, string nonce, string body)
    {
        var request = new SignedRequest(
            "POST",
            $"/gw/v1/ds/{Firms}/query",
            "",
            grant,
            Check,
            nonce,
            clock.GetUtcNow().ToUnixTimeSeconds(),
            Encoding.UTF8.GetBytes(body)
        );
        return new(request, keyId, request.Hmac(secret), GatewayAct.Query, Firms);
    }
}
