using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Http;
using Yingzhou.Support.GovStack.Members;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Applications of the building block are our cases (办件): handed in, found and, after a supplement request (补正), completed.</summary>
sealed class ApplicationFiles(
    ICases cases,
    ICaseRegister register,
    ServiceRegister services,
    FormShapes forms,
    UploadedDocuments documents,
    ForeignIds foreignIds,
    PersonalCipher cipher,
    TimeProvider clock
)
{
    /// <summary>Roles in which a member reads, the widest first.</summary>
    static readonly string[] Readers = ["supervise", "director", "accept"];

    static readonly Fault Unknown = new("govstack.file-unknown", "没有这件申请，请核对 fileId。", 404) { Field = "fileId" };

    static readonly Fault NotYours = new("govstack.file-of-another", "这件申请不是由本成员系统提交的，不能代申请人修改。", 403);

    static readonly Fault NotSentBack = new(
        "govstack.file-not-sent-back",
        "只有退回补正（SENDBACK）的申请可以修改，其他状态请走办件流程。",
        409
    );

    static readonly Fault OtherApplicant = new("govstack.other-applicant", "applicantId 与这件申请的申请人不一致。")
    {
        Field = "applicantId",
    };

    DateOnly Today => clock.GetUtcNow().Day();

    public async Task<Outcome<ApplicationView>> Submit(ServiceItem item, Body body, string? key, Caller caller, CancellationToken cancel)
    {
        var said = Said.In(body, ServiceRegister.FormId(item), item.Form);
        if (body.Fault is { } malformed)
            return malformed;
        var materials = documents.HandIn(said.Documents, item);
        if (!materials.Succeeded)
            return materials.Fault;
        var applicant = Applicants.Of(said.ApplicantId, said.ApplicationName ?? caller.Member.Name, item, caller, cipher, Today);
        said.Form[Noted.Key] = said.Note(caller).ToJson();
        var submitted = await cases.Submit(
            new(item.Id, RegionOf(item, said, caller), said.Form, said.Answers, materials.Value, key),
            caller.AgentOf(applicant),
            applicant,
            cancel
        );
        return submitted.Succeeded ? await Show(submitted.Value.Id, caller, cancel) : submitted.Fault;
    }

    public async Task<Outcome<ApplicationView>> Find(string fileId, Caller caller, CancellationToken cancel) =>
        foreignIds.File(fileId) is { } id ? await Show(id, caller, cancel) : Unknown;

    public async Task<IReadOnlyList<ApplicationListView>> List(
        string? serviceId,
        string? applicantId,
        Paging paging,
        Caller caller,
        CancellationToken cancel
    )
    {
        var item = serviceId is null ? null : services.Find(serviceId);
        if (serviceId is not null && item is null)
            return [];
        var query = new RegisterQuery(
            Item: item?.Id,
            ApplicantKey: applicantId is null ? null : KeyOf(applicantId, caller),
            Skip: paging.Skip,
            Take: paging.Take,
            Order: paging.Order,
            Descending: paging.Descending
        );
        return [.. (await register.Cases(query, caller.As(Readers), cancel)).Select(found => Listed(found, caller))];
    }

    public async Task<Outcome<ApplicationView>> Update(string fileId, Body body, Caller caller, CancellationToken cancel)
    {
        if (foreignIds.File(fileId) is not { } id || await Registered(id, caller, cancel) is not { } found)
            return Unknown;
        var item = cases.Content.Items.GetValueOrDefault(found.ItemId);
        var said = Said.In(body, item is null ? "" : ServiceRegister.FormId(item), item?.Form ?? "");
        if (body.Fault is { } malformed)
            return malformed;
        if (Noted.In(found.Form)?.Member != caller.Member.Id)
            return NotYours;
        if (KeyOf(said.ApplicantId, caller) != found.ApplicantKey)
            return OtherApplicant;
        if (item is null)
            return Unknown;
        var materials = documents.HandIn(said.Documents, item);
        if (!materials.Succeeded)
            return materials.Fault;
        said.Form[Noted.Key] = said.Note(caller).ToJson();
        // A member that hears no answer sends the same again: the key is the content.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}{said.Form}{string.Join(',', said.Documents)}")));
        var applicant = Applicants.Of(said.ApplicantId, found.Line.Applicant, item, caller, cipher, Today);
        var returned = await cases.ReturnSupplement(new(id, said.Form, materials.Value, null, key), caller.AgentOf(applicant), cancel);
        return returned.Succeeded ? await Show(id, caller, cancel)
            : found.Line.Status is CaseStatus.Supplementing ? returned.Fault
            : NotSentBack;
    }

    async Task<Outcome<ApplicationView>> Show(Guid id, Caller caller, CancellationToken cancel) =>
        await Registered(id, caller, cancel) is { } found ? View(found, caller) : Unknown;

    async Task<RegisteredCase?> Registered(Guid id, Caller caller, CancellationToken cancel) =>
        (await register.Cases(new(Case: id, Take: 1), caller.As(Readers), cancel)) is [var found] ? found : null;

    ApplicationView View(RegisteredCase found, Caller caller)
    {
        var noted = NotedFor(found, caller);
        return new(
            foreignIds.Name(found.Line.Id),
            found.Line.SubmittedAt?.ToUniversalTime(),
            services.IdOf(found.ItemId) ?? found.ItemId,
            found.Line.ItemName,
            StatusView.Of(found.Line.Status),
            found.Line.FinishedAt is not null,
            noted?.ApplicantId ?? found.ApplicantKey,
            new(
                noted?.ApplicationName,
                noted?.ApplicantId ?? found.ApplicantKey,
                noted?.Created,
                new(new JsonObject { ["form"] = Form(found, noted), ["answers"] = found.Answers.DeepClone() }, FormIdOf(found)),
                DocumentsOf(found, noted)
            )
        );
    }

    ApplicationListView Listed(RegisteredCase found, Caller caller)
    {
        var noted = NotedFor(found, caller);
        var task = found.Waiting.Count > 0 ? found.Waiting[0] : null;
        return new(
            foreignIds.Name(found.Line.Id),
            task is null ? null : foreignIds.Name(task.Id),
            task?.Name,
            task?.Post,
            task?.PostName,
            task?.Assignee,
            null,
            StatusView.Of(found.Line.Status),
            noted?.ApplicantId ?? found.ApplicantKey,
            noted?.Created,
            found.Line.SubmittedAt?.ToUniversalTime(),
            $"{found.Line.Number} {found.Line.ItemName}",
            found.Line.ItemName,
            services.IdOf(found.ItemId),
            FormIdOf(found),
            DocumentsOf(found, noted)
        );
    }

    // Only the member that noted it reads it: an applicant's id at one organisation is not another one's business.
    static Noted? NotedFor(RegisteredCase found, Caller caller) =>
        Noted.In(found.Form) is { } noted && noted.Member == caller.Member.Id ? noted : null;

    // What a member handed in itself it gets back as it is, everything else masked.
    JsonObject Form(RegisteredCase found, Noted? noted)
    {
        if (noted is null)
            return cases.Content.Items.GetValueOrDefault(found.ItemId) is { } item
                ? forms.Masked(item.Form, found.FormAsOf, found.Form)
                : [];
        var form = (JsonObject)found.Form.DeepClone();
        form.Remove(Noted.Key);
        return form;
    }

    string? FormIdOf(RegisteredCase found) =>
        cases.Content.Items.GetValueOrDefault(found.ItemId) is { } item ? ServiceRegister.FormId(item) : null;

    static IReadOnlyList<string> DocumentsOf(RegisteredCase found, Noted? noted) =>
        [
            .. from material in found.Materials
            from file in material.Files
            where file.Digest is not null
            select new DocumentUrl(file.Digest!, file.Name, file.Bytes ?? 0, material.Id).ToString(),
            .. noted?.DocumentUrls ?? [],
        ];

    string KeyOf(string applicantId, Caller caller) => Applicants.KeyOf(applicantId, caller, cipher, Today);

    string RegionOf(ServiceItem item, Said said, Caller caller) =>
        said.Region ?? services.RegionOf(item, caller.As(Readers).Scope?.Code ?? item.Regions[0]);
}
