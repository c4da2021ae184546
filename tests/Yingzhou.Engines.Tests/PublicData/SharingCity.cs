using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Lake;
using Yingzhou.Data.Sharing;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Engines.Tests.Cases;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Engines.Tests.PublicData;

/// <summary>A city with a little data, officials of three departments, and a consumer that can sign.</summary>
static class SharingCity
{
    public const string Firms = "enterprise-register";
    public const string Pensions = "pension-benefit";

    static readonly DateOnly NextYear = new(2027, 3, 1);

    /// <summary>The information commissioner of a department; the demonstration has only some of them, so one is thought up for each.</summary>
    public static Subject Commissioner(this CityUnderTest city, string unit) => city.HolderIn(unit, "information-commissioner");

    public static Subject DataOfficer(this CityUnderTest city, string unit) => city.HolderIn(unit, "data-officer");

    public static Subject Administrator(this CityUnderTest city) => city.HolderIn("big-data", "platform-admin");

    static Subject HolderIn(this CityUnderTest city, string unit, string role)
    {
        var held = city.Do<IOrganisation, HeldPost>(organisation =>
            Task.FromResult(new HeldPost(organisation.Post($"{unit}/{role}")!, organisation.Unit(unit)!, AppointmentKind.Main, null))
        ).Result;
        return new()
        {
            Kind = SubjectKind.Official,
            AccountId = $"{role} of {unit}",
            OfficialId = $"{role} of {unit}",
            Name = "信息专员",
            Level = RealNameLevel.A3,
            Posts = [held],
            ActingPost = held,
        };
    }

    public static Task<T> Sharing<T>(this CityUnderTest city, Func<ISharing, Task<T>> ask) => city.Do(ask);

    public static async Task Load(this CityUnderTest city, string dataset, string csv)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, csv);
        var load = await city.Do<ILake, Outcome<LakeLoad>>(lake =>
            lake.Load(new(dataset, Guid.NewGuid().ToString(), path, "data.csv"), Actor.System)
        );
        File.Delete(path);
        CityUnderTest.Succeed(load);
        Assert.True(load.Value.State is LoadState.Loaded, load.Value.Reason);
    }

    public static Task LoadFirms(this CityUnderTest city, int count = 30) =>
        city.Load(
            Firms,
            "tyshxydm,mc,fddbr,hydm,zczb,clrq,zxrq,djzt,zs,qhdm,lxdh\n"
                + string.Concat(
                    Enumerable
                        .Range(0, count)
                        .Select(i =>
                            $"9133090{i:0000000000},海味（{i}）店,王{i},H{i % 3},{i}.5,2020-01-{1 + i % 28:00},,{(i % 5 == 0 ? "2" : "1")},衢山镇海港路{i}号,330921106,13805800000\n"
                        )
                )
        );

    public static AskSharing Ask(
        string dataset,
        string purpose,
        IReadOnlyList<string> columns,
        string? filter = null,
        bool batch = false
    ) => new(Guid.NewGuid().ToString(), dataset, "service-cases", purpose, "履行法定职责", columns, NextYear, filter, batch);

    public static async Task<SharingRequest> Asked(this CityUnderTest city, AskSharing request, string unit = "government-services")
    {
        var asked = await city.Sharing(sharing => sharing.Ask(request, city.Commissioner(unit)));
        CityUnderTest.Succeed(asked);
        return asked.Value;
    }

    /// <summary>An active grant and whoever may call under it.</summary>
    /// <param name="masks">By column, where the provider sets others than are proposed.</param>
    public static async Task<Caller> Granted(this CityUnderTest city, AskSharing request, IReadOnlyDictionary<string, string>? masks = null)
    {
        var asked = await city.Asked(request);
        if (asked.State is RequestState.WithProvider)
        {
            var decided = await city.Sharing(sharing =>
                sharing.Decide(new(asked.Id, asked.Version, true, Masks: masks), city.Commissioner(asked.Provider))
            );
            CityUnderTest.Succeed(decided);
            asked = decided.Value;
        }
        var key = await city.Sharing(sharing => sharing.IssueKey(new(asked.Grant!), city.Commissioner(asked.Consumer)));
        CityUnderTest.Succeed(key);
        var caller = new Caller(
            city,
            key.Value.KeyId,
            Convert.FromHexString(key.Value.Secret!),
            asked.Grant!,
            request.Purpose,
            request.Dataset
        );
        for (var i = 0; i < SharingGrantWay.TestCalls; i++)
            // Persons in batches are not asked for one by one, also not for a trial.
            if (asked.SubjectColumns.Length > 0 && request.Batch)
                Answered(await caller.Send(caller.Signed("{}", act: GatewayAct.StartExport)));
            else
                Answered(
                    await caller.Query(
                        asked.SubjectColumns.Length > 0 && request.Purpose.EndsWith("THING", StringComparison.Ordinal)
                            ? """{"subject":"test"}"""
                            : Any(request)
                    )
                );
        return caller;
    }

    static string Any(AskSharing request) => request.Purpose == "STATISTICS" ? $$"""{"group":["{{request.Columns[0]}}"]}""" : "{}";

    public static JsonObject Answered(GatewayAnswer answer)
    {
        Assert.True(answer.Denial is null, answer.Denial?.ToString());
        return JsonNode.Parse(answer.Body!)!.AsObject();
    }

    public static Task<SharedCall> CallOf(this CityUnderTest city, GatewayAnswer answer) =>
        city.Read(context => context.Set<SharedCall>().AsNoTracking().SingleAsync(call => call.Id == answer.Call));
}

/// <summary>A consumer's system as it signs its calls.</summary>
sealed class Caller(CityUnderTest city, string keyId, byte[] secret, string grant, string purpose, string dataset)
{
    int count;

    public string Grant => grant;

    public string KeyId => keyId;

    string NextNonce => string.Create(CultureInfo.InvariantCulture, $"nonce{++count:00000000}");

    public GatewayCall Signed(
        string body,
        string? nonce = null,
        DateTimeOffset? at = null,
        string? idempotency = null,
        GatewayAct act = GatewayAct.Query,
        Guid? export = null,
        int number = 0,
        byte[]? bytes = null,
        string? forPurpose = null,
        string? underGrant = null,
        bool packed = false
    )
    {
        var request = new SignedRequest(
            act is GatewayAct.Query or GatewayAct.StartExport ? "POST" : "GET",
            $"/gw/v1/ds/{dataset}/query",
            "",
            underGrant ?? grant,
            forPurpose ?? purpose,
            nonce ?? NextNonce,
            (at ?? city.Clock.GetUtcNow()).ToUnixTimeSeconds(),
            bytes ?? Encoding.UTF8.GetBytes(body)
        );
        return new(
            request,
            keyId,
            request.Hmac(secret),
            act,
            act is GatewayAct.Query or GatewayAct.StartExport ? dataset : null,
            idempotency,
            packed,
            export,
            number
        );
    }

    public Task<GatewayAnswer> Send(GatewayCall call) => city.Do<IGateway, GatewayAnswer>(gateway => gateway.Call(call));

    public Task<GatewayAnswer> Query(string body) => Send(Signed(body));

    public async Task<string> Refusal(string body) => (await Query(body)).Denial?.Code ?? "200";
}
