using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Governance.CityManagement.Casework;
using Yingzhou.Apps.Governance.CityManagement.Content;
using Yingzhou.Apps.Governance.CityManagement.Reporting;
using Yingzhou.Data.Opening;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Http;

/// <summary>A request as a client posts it, in the words of GeoReport v2.</summary>
/// <param name="Key"><c>api_key</c>, or the header in which programs send keys; never from the address, which lands in logs.</param>
/// <param name="Client">Idempotency key; <c>null</c> takes what was said for one: said twice it is one report.</param>
sealed record Open311Post(string? Key, string? Client, IFormCollection Form);

/// <summary>GeoReport v2: the case at once when it is one of those that are there, else a token until the desk has made one.</summary>
sealed record Open311Receipt(string? ServiceRequestId, string? Token, string? ServiceNotice);

/// <summary>
/// Takes reports of clients that have a key (Open311 GeoReport v2, POST requests). The key's owner is the reporter; names, telephones and addresses of third parties are not kept.
/// </summary>
sealed class Open311Taking(CityContext city, CityManagementContent content, IOpenAccess access, ReportProblem reporting, Photos photos)
{
    const int LongestAnswer = 100;
    const int LongestText = 500;

    static readonly Fault NoKey = new(
        "city-management.open311-key",
        "api_key 缺失或无效：在开放数据“我的”页领取，放在表单或 Authorization 头里。",
        403
    )
    {
        Field = "api_key",
    };

    static readonly Fault NoToken = new("city-management.open311-token", "没有这个 token。", 404) { Field = "token" };

    /// <summary>附加问题 of a kind; a fault for one that has none.</summary>
    public Outcome<CityKind> Definition(string code) =>
        content.Kinds.TryGetValue(code, out var kind) && kind.Attributes is not null
            ? kind
            : new Fault("city-management.open311-definition", $"没有 service_code “{code}”，或它没有附加问题。", 404)
            {
                Field = "service_code",
            };

    /// <returns>The party whose key it is.</returns>
    public async Task<Outcome<string>> OwnerOf(string? key, CancellationToken cancel) =>
        key is { Length: > 0 } && await access.OwnerOf(key, cancel) is { } owner ? owner : NoKey;

    public async Task<Outcome<Open311Receipt>> Take(Open311Post post, CancellationToken cancel)
    {
        var known = await OwnerOf(post.Key, cancel);
        if (known.Fault is { } unknown)
            return unknown;
        var owner = known.Value;
        var form = post.Form;
        if (!content.Kinds.TryGetValue(form["service_code"].ToString(), out var kind))
            return new Fault(
                "city-management.open311-service",
                $"没有 service_code “{form["service_code"]}”，见 /open311/v2/services。",
                form["service_code"].ToString() is { Length: > 0 } ? 404 : 400
            )
            {
                Field = "service_code",
            };
        var position = PositionOf(form);
        if (position.Fault is { } nowhere)
            return nowhere;
        var answers = Answers(kind, form);
        if (answers.Fault is { } unanswered)
            return unanswered;
        var photo = await photos.Keep(form.Files["media"], cancel);
        if (photo.Fault is { } broken)
            return broken with { Field = "media" };
        city.Actors.Current = new(owner, "Open311 客户端", ActorKind.Enterprise);
        var description = form["description"].ToString().Trim();
        var text = (description.Length > 0 ? description : $"{kind.Name}：{kind.Filing}") + answers.Value;
        var typed = new ReportTyped(
            kind.Code,
            text.Length > LongestText ? text[..LongestText] : text,
            Place(form["address_string"].ToString().Trim(), kind),
            null,
            null,
            post.Client ?? Fingerprint(form, photo.Value)
        );
        var sent = await reporting.Take(typed, ReportChannel.Client, owner, position.Value, photo.Value, cancel);
        return sent.Fault is { } refused ? refused with { Field = Words(refused.Field) } : await Receipt(sent.Value.Id!.Value, cancel);
    }

    public async Task<Outcome<Open311Receipt>> Token(string token, CancellationToken cancel) =>
        await city.Set<ProblemReport>()
            .AsNoTracking()
            .Where(report => report.Number == token && report.Channel == ReportChannel.Client)
            .Select(report => (Guid?)report.Id)
            .SingleOrDefaultAsync(cancel)
            is { } id
            ? await Receipt(id, cancel)
            : NoToken;

    async Task<Open311Receipt> Receipt(Guid id, CancellationToken cancel)
    {
        var report = await city.Set<ProblemReport>().AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        var number = await city.Set<CityCase>()
            .AsNoTracking()
            .Where(one => one.Id == report.CaseId)
            .Select(one => one.Number)
            .SingleOrDefaultAsync(cancel);
        return new(
            number,
            number is null ? report.Number : null,
            report.Answer ?? "已收到，指挥台受理后用 token 查案号。姓名、电话和 media_url 不保存。"
        );
    }

    static Outcome<GeoPoint?> PositionOf(IFormCollection form)
    {
        var (lat, @long) = (form["lat"].ToString(), form["long"].ToString());
        if (lat.Length == 0 && @long.Length == 0)
            return form["address_string"].ToString().Trim().Length > 1
                ? (GeoPoint?)null
                : new Fault("city-management.open311-where", "要有 lat 和 long，或者 address_string。", 400) { Field = "lat" };
        if (!Number(lat, out var y))
            return new Fault("city-management.open311-lat", $"lat “{lat}”不是数。", 400) { Field = "lat" };
        if (!Number(@long, out var x))
            return new Fault("city-management.open311-long", $"long “{@long}”不是数。", 400) { Field = "long" };
        return GeoPoint.Create(x, y) is { Fault: { } wrong }
            ? wrong with
            {
                Field = wrong.Field is "longitude" ? "long" : "lat",
            }
            : (GeoPoint?)new(x, y);
    }

    static bool Number(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // attribute[CODE]=answer, as the standard writes it; asked in the kind's own order.
    static Outcome<string> Answers(CityKind kind, IFormCollection form)
    {
        var said = new StringBuilder();
        foreach (var attribute in kind.Attributes ?? [])
        {
            var answer = form[$"attribute[{attribute.Code}]"].ToString().Trim();
            if (answer.Length == 0 && !attribute.Required)
                continue;
            var value = attribute.Values is null
                ? (answer.Length is > 0 and <= LongestAnswer ? answer : null)
                : attribute.Values.FirstOrDefault(one => one.Key == answer)?.Name;
            if (value is null)
                return new Fault(
                    "city-management.open311-attribute",
                    $"attribute[{attribute.Code}]（{attribute.Title}）{(attribute.Values is null ? $"应有 1 到 {LongestAnswer} 字" : $"应是 {string.Join("、", attribute.Values.Select(one => one.Key))} 之一")}。",
                    400
                )
                {
                    Field = $"attribute[{attribute.Code}]",
                };
            said.Append(CultureInfo.InvariantCulture, $"；{attribute.Title}：{value}");
        }
        return said.ToString();
    }

    static string Place(string address, CityKind kind) => address.Length > 1 ? address : $"{kind.Name}（客户端只给了经纬度）";

    // The field as the standard calls it.
    static string? Words(string? field) =>
        field switch
        {
            "kind" => "service_code",
            "text" => "description",
            "place" => "address_string",
            _ => field,
        };

    static string Fingerprint(IFormCollection form, KeptPhoto? photo) =>
        Sm3.Hex(
            string.Join(
                '\n',
                ((string[])["service_code", "lat", "long", "address_string", "description", "device_id", "account_id"])
                    .Select(name => form[name].ToString())
                    .Append(photo?.File.Digest ?? "")
            )
        );
}
