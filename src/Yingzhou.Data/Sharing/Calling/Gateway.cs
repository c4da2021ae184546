using System.Text;
using Microsoft.Extensions.Logging;
using Yingzhou.Data.Sharing.Exporting;
using Yingzhou.Data.Sharing.Handling;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>
/// One call from its first check to its kept answer (网关). The order is the promise: the intent is on the disk before anything is read, the hash of the answer before its first byte leaves. Whatever
/// stops in between gives nothing.
/// </summary>
sealed partial class Gateway(
    CallEntrance entrance,
    AllowCall allow,
    CallJournal journal,
    GrantMeters meters,
    LakeAnswers lake,
    ServeExports exports,
    EventFeed events,
    GatewaySecrets secrets,
    RunGrant grants,
    TimeProvider clock,
    ILogger<Gateway> log
) : IGateway
{
    const int SourceRetry = 30;

    public async Task<GatewayAnswer> Call(GatewayCall call, CancellationToken cancel)
    {
        try
        {
            return await Entered(call, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Database, disk or memory: nothing was given. What began stays open in the journal and is shown to the provider.
            Broken(exception, call.Request.Grant);
            return new(GatewayDenial.NoEvidence);
        }
    }

    async Task<GatewayAnswer> Entered(GatewayCall call, CancellationToken cancel)
    {
        var entered = await entrance.Enter(call, cancel);
        if (entered.Key is not { } key)
            return new(entered.Denial);
        var record = Record(call, key, entered.Grant);
        if (entered.Denial is { } refused || entered.Grant is not { } grant)
            return await Refuse(record, entered.Denial!);
        var (before, reused) = await entrance.Known(call, cancel);
        if (reused is not null)
            return await Refuse(record, reused);
        var meter = await meters.Of(grant);
        var wait = meter.Take(clock.GetUtcNow());
        if (wait > 0)
            return await Refuse(record, GatewayDenial.Quota($"调用过快，授权为每秒 {grant.Rate} 次。", wait));
        if (before is null && !call.Request.IsInTime(clock.GetUtcNow()))
            return await Refuse(record, GatewayDenial.Replay($"时间戳与网关相差超过 {SignedRequest.MostSkew} 秒，请校时后重新请求。"));
        if (call.Act is GatewayAct.Manifest or GatewayAct.Part or GatewayAct.Events)
            return await Export(call, record, grant, cancel);
        var (query, denial, subject, theCase) = await allow.Judge(call, grant, record.Id, cancel);
        record = Record(call, key, grant, record, query, subject, theCase);
        if (denial is not null || query is null)
            return await Refuse(record, denial!, call, meter);
        // What was answered before is answered again only to who would be answered now.
        if (before is not null)
            return Again(before);
        if (!query.Sandbox && meter.Refuse(grant, subject, clock.GetUtcNow()) is { } usedUp)
            return await Refuse(record, usedUp);
        if (!await journal.Begin(record))
            return await Refuse(record, GatewayDenial.Replay("这个随机数刚用过，请换一个新的重新请求。"));
        return call.Act is GatewayAct.StartExport ? await Start(query, record, cancel) : await Read(call, query, record, meter, cancel);
    }

    async Task<GatewayAnswer> Read(GatewayCall call, AllowedQuery query, SharedCall record, GrantMeter meter, CancellationToken cancel)
    {
        var tag = AnswerTag.Of(query, call);
        if (tag is not null && tag == call.KnownTag)
            return (await Give(record, [], verdict: "304")) with { Tag = tag, IsUnchanged = true };
        LakeAnswer answer;
        try
        {
            answer = await lake.Read(query, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Unreadable(exception, query.Grant.Dataset);
            return await Fail(record);
        }
        (record.Rows, record.ExcludedUnknown) = (answer.Rows, answer.ExcludedUnknown);
        var given = await Give(record, answer.Body);
        if (query.Sandbox)
            await grants.Tested(query.Grant.Code, cancel);
        else
            await Watch(
                query.Grant,
                meter,
                answer.Rows == 0 ? CallTrace.NotFound : CallTrace.Found,
                query.Body.Subject,
                () => meter.Given(answer.Rows, record.Subject, clock.GetUtcNow())
            );
        return given with { Tag = tag };
    }

    async Task<GatewayAnswer> Start(AllowedQuery query, SharedCall record, CancellationToken cancel)
    {
        await exports.Start(query, record, cancel);
        var given = await Give(record, Encoding.UTF8.GetBytes($$"""{"export":"{{record.Id}}","state":"pending"}"""));
        // Persons in batches are not asked for one by one, also not for a trial: the batch is what is tried.
        if (query.Sandbox)
            await grants.Tested(query.Grant.Code, cancel);
        return given;
    }

    async Task<GatewayAnswer> Export(GatewayCall call, SharedCall record, SharingGrant grant, CancellationToken cancel)
    {
        var (body, file, denial) =
            call.Act is GatewayAct.Events
                ? (await events.Since(grant, call.Number, cancel), null, null)
                : await exports.Find(call, grant, cancel);
        if (denial is not null)
            return await Refuse(record, denial);
        if (!await journal.Begin(record))
            return await Refuse(record, GatewayDenial.Replay("这个随机数刚用过，请换一个新的重新请求。"));
        return file is null ? await Give(record, body!) : await Give(record, null, file.Value.Path, file.Value.Hash);
    }

    /// <summary>Signs what leaves and keeps that it leaves. When this returns, it may.</summary>
    async Task<GatewayAnswer> Give(SharedCall record, byte[]? body, string? file = null, string? hash = null, string verdict = "200")
    {
        record.ResponseHash = hash ?? Convert.ToHexStringLower(Sm3.Hash(body));
        record.ResponseSignature = Convert.ToHexStringLower(
            secrets.Signer.Sign(AnswerEvidence.Of(record.ResponseHash, record.RequestHash, record.Grant, record.GrantVersion))
        );
        if (record.IdempotencyKey is not null && body is not null)
            record.Kept = secrets.Seal(record.Id, body);
        (record.State, record.Verdict, record.EndedAt) = (CallState.Answered, verdict, clock.GetUtcNow());
        await journal.End(record);
        return new(null, record.Id, body, file, record.RequestHash, record.ResponseHash, record.ResponseSignature, record.GrantVersion);
    }

    GatewayAnswer Again(SharedCall before) =>
        new(
            null,
            before.Id,
            secrets.Open(before.Id, before.Kept),
            null,
            before.RequestHash,
            before.ResponseHash!,
            before.ResponseSignature!,
            before.GrantVersion
        );

    async Task<GatewayAnswer> Fail(SharedCall record)
    {
        var denial = GatewayDenial.Source("数据源暂时读不出来，没有给出任何数据，请稍后重试。", SourceRetry);
        (record.State, record.Verdict, record.EndedAt) = (CallState.Failed, denial.Code, clock.GetUtcNow());
        await journal.End(record);
        return new(denial, record.Id);
    }

    async Task<GatewayAnswer> Refuse(SharedCall record, GatewayDenial denial, GatewayCall? call = null, GrantMeter? meter = null)
    {
        if (denial.Code is "401-sig" or "429-quota" && !meters.MayKeep(record.KeyId))
            return new(denial);
        (record.State, record.Verdict, record.EndedAt) = (CallState.Denied, denial.Code, clock.GetUtcNow());
        await journal.Refused(record);
        if (denial.Code == "403-case" && record.Subject is not null && meter is not null && !record.Sandbox)
            await Watch(record.Grant, meter, CallTrace.Stranger, null);
        return new(denial, record.Id);
    }

    Task Watch(SharingGrant grant, GrantMeter meter, CallTrace trace, string? subject, Action given)
    {
        given();
        return Watch(grant.Code, meter, trace, subject);
    }

    async Task Watch(string grant, GrantMeter meter, CallTrace trace, string? subject)
    {
        if (meter.Guard.Note(trace, subject) is not { } suspicion)
            return;
        var why = suspicion switch
        {
            Suspicion.NotFound => $"最近 {EnumerationGuard.Window} 次查询中查无结果的超过 {EnumerationGuard.MostNotFound}%",
            Suspicion.Consecutive => $"连续 {EnumerationGuard.LongestRun} 次按号码顺序查询",
            _ => $"最近 {EnumerationGuard.Window} 次查询中不是办件当事人的超过 {EnumerationGuard.MostStrangers}%",
        };
        Suspicious(grant, suspicion);
        await grants.SuspendFor(grant, $"疑似枚举，系统自动暂停：{why}。", CancellationToken.None);
    }

    SharedCall Record(
        GatewayCall call,
        SystemKey key,
        SharingGrant? grant,
        SharedCall? begun = null,
        AllowedQuery? query = null,
        string? subject = null,
        string? theCase = null
    ) =>
        new()
        {
            Id = begun?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()),
            At = begun?.At ?? clock.GetUtcNow(),
            KeyId = key.KeyId,
            Grant = grant?.Code ?? call.Request.Grant[..Math.Min(call.Request.Grant.Length, 20)],
            GrantVersion = grant?.Version ?? 0,
            Provider = grant?.Provider ?? "",
            Consumer = key.Consumer,
            Dataset = grant?.Dataset ?? "",
            Purpose = grant?.Purpose ?? "",
            CaseNumber = theCase,
            Subject = subject,
            Fields = query is null ? "" : string.Join('、', query.Fields.Select(field => field.Name)),
            Nonce = call.Request.Nonce,
            IdempotencyKey = call.IdempotencyKey,
            RequestHash = call.Request.Hash,
            Signature = Convert.ToHexStringLower(call.Signature.Span),
            Sandbox = grant?.State is GrantState.Testing,
            State = CallState.Intended,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "A call under grant {Grant} could not be carried out")]
    partial void Broken(Exception exception, string grant);

    [LoggerMessage(Level = LogLevel.Error, Message = "Dataset {Dataset} could not be read for a call")]
    partial void Unreadable(Exception exception, string dataset);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grant {Grant} is suspended by the guard: {Suspicion}")]
    partial void Suspicious(string grant, Suspicion suspicion);
}
