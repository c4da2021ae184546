using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Data.Catalogue;
using Yingzhou.Data.Sharing.Content;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Handling;

/// <summary>共享申请: what is asked for must exist, follow from the purpose, and may be shared; the sharing attribute and the level say who decides.</summary>
sealed partial class AskForData(
    CityContext city,
    CityStep step,
    ICatalogue catalogue,
    SharingContent content,
    IPurposeObjects objects,
    IPermissions permissions,
    IssueGrant issue,
    Workdays workdays,
    TimeProvider clock
)
{
    const int LongestYears = 3;
    const string ResidentId = "resident-id";

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    static partial Regex Kebab { get; }

    public Task<Outcome<SharingRequest>> Run(AskSharing request, Subject official, CancellationToken cancel)
    {
        if (official.ActingPost is not { Unit: var unit })
            return Task.FromResult<Outcome<SharingRequest>>(new Fault("sharing.no-post", "请先切换到一个岗位，再以本部门名义申请。", 403));
        city.Actors.Current = official.AsActor();
        return step.RunOnce<SharingRequest>(nameof(AskSharing), request.Key, () => Asked(request, unit, official, cancel), cancel);
    }

    async Task<Outcome<SharingRequest>> Asked(AskSharing request, Unit unit, Subject official, CancellationToken cancel)
    {
        if (permissions.Refuse(official, SharingRights.Ask, SharingRights.ResourceOf(request.Dataset, unit.Id, unit.Region)) is { } refused)
            return refused;
        if (
            await catalogue.Sheet(request.Dataset, cancel)
            is not { Catalogue: { Status: CatalogueStatus.Published, Sharing: { } sharing } dataset } sheet
        )
            return new Fault("sharing.no-catalogue", "没有这个已发布的目录，或者它还没有写明共享属性。", 404) { Field = "dataset" };
        if (dataset.Provider == unit.Id)
            return new Fault("sharing.own-data", "这是本部门自己的数据，不用申请。") { Field = "dataset" };
        if (content.Purpose(request.Purpose) is not { } purpose)
            return new Fault("sharing.purpose", "请从用途清单选择用途。") { Field = "purpose" };
        if (Malformed(request) is { } malformed)
            return malformed;
        var items = sheet.Items.Where(item => request.Columns.Contains(item.Column)).ToList();
        if (items.Count == 0 || items.Count != request.Columns.Distinct().Count())
            return new Fault("sharing.fields", "请至少选择一个数据项，且只能选这个目录里的。") { Field = "fields" };
        var subjects = sheet.Items.Where(item => item.Element == ResidentId).Select(item => item.Column).ToList();
        if (Exceeds(purpose, items, subjects, request) is { } exceeds)
            return exceeds;
        if (Filter(request, sheet, unit) is { Fault: { } unreadable })
            return unreadable;

        var made = Of(request, unit, sheet, sharing, purpose, items, subjects);
        city.Add(made);
        return await Began(made, dataset, official, cancel) is { } fault ? fault : made;
    }

    static Fault? Malformed(AskSharing request) =>
        !Kebab.IsMatch(request.System) || request.System.Length > 40
            ? new Fault("sharing.system", "系统标识应为不超过 40 个字符的小写英文和连字符，例如 service-cases。", 400) { Field = "system" }
        : string.IsNullOrWhiteSpace(request.LegalBasis)
            ? new Fault("sharing.legal-basis", "请写明因履行哪项法定职责需要这些数据。", 400) { Field = "basis" }
        : null;

    Fault? Exceeds(SharingPurpose purpose, IReadOnlyList<DataItem> items, IReadOnlyList<string> subjects, AskSharing request)
    {
        var today = clock.GetUtcNow().Day();
        if (request.ValidUntil < today || request.ValidUntil > today.AddYears(LongestYears))
            return new Fault("sharing.until", $"有效期应在今天以后，最长 {LongestYears} 年。") { Field = "until" };
        if (purpose is { Kind: PurposeKind.Matter, Item: { } item })
        {
            if (objects.NeedsOf(item) is not { } needs)
                return new Fault("sharing.no-item", "这个用途所指的事项已经停用，不能据以申请。") { Field = "purpose" };
            var needed = content.Elements(needs);
            if (
                items.Where(one => one.Element is null || !needed.Contains(one.Element)).Select(one => one.Name).ToList() is
                { Count: > 0 } beyond
            )
                return new Fault("sharing.excess", $"办理该事项用不到：{string.Join('、', beyond)}。请去掉后再申请。") { Field = "fields" };
            if (request.Batch)
                return new Fault("sharing.batch-matter", "事项用途逐件查询，不按批次提供。") { Field = "batch" };
        }
        return purpose.Kind is PurposeKind.Duty && subjects.Count > 0 && (!request.Batch || string.IsNullOrWhiteSpace(request.Filter))
            ? new Fault("sharing.persons", "个人信息因履职需要的，只能按本区域批次提供：请选批量，并写明行过滤条件。") { Field = "batch" }
            : null;
    }

    static Outcome<Done> Filter(AskSharing request, CatalogueSheet sheet, Unit unit)
    {
        if (string.IsNullOrWhiteSpace(request.Filter))
            return Done.It;
        try
        {
            using var json = JsonDocument.Parse(request.Filter, SharingJson.Document);
            var columns = sheet.Items.ToDictionary(
                item => item.Column,
                item => new FilterColumn(item.Column, SharingJson.TypeOf(item.Type)),
                StringComparer.Ordinal
            );
            var read = new RowFilterReader(columns, unit.Region).Read(json.RootElement);
            return read.Fault is { } fault ? fault with { Status = 400 } : Done.It;
        }
        catch (JsonException)
        {
            return new Fault("sharing.filter-json", "行过滤条件不是合法的 JSON，或同名属性写了两次。", 400) { Field = "filter" };
        }
    }

    static SharingRequest Of(
        AskSharing request,
        Unit unit,
        CatalogueSheet sheet,
        SharingAttribute sharing,
        SharingPurpose purpose,
        IReadOnlyList<DataItem> items,
        IReadOnlyList<string> subjects
    ) =>
        new()
        {
            Region = unit.Region,
            Dataset = request.Dataset,
            DatasetName = sheet.Catalogue.Name,
            Provider = sheet.Catalogue.Provider,
            Consumer = unit.Id,
            System = request.System,
            Purpose = purpose.Code,
            Kind = purpose.Kind,
            Item = purpose.Item,
            LegalBasis = request.LegalBasis.Trim(),
            Fields = SharedField.Write([
                .. items.Select(item => new SharedField(
                    item.Column,
                    item.Name,
                    SharingJson.TypeOf(item.Type),
                    item.Level,
                    item.Personal,
                    item.Element,
                    ProposedMask.Of(purpose.Kind, item.Level, item.Personal, item.Element)
                )),
            ]),
            SubjectColumns = string.Join(',', subjects),
            KeyColumn = subjects.Count > 0 ? subjects[0] : sheet.Items[0].Column,
            RowFilter = string.IsNullOrWhiteSpace(request.Filter) ? null : request.Filter.Trim(),
            Batch = request.Batch,
            Level = items.Max(item => item.Level),
            Sharing = sharing,
            ValidUntil = request.ValidUntil,
            State = RequestState.WithProvider,
        };

    async Task<Fault?> Began(SharingRequest request, DataCatalogue dataset, Subject official, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var steps = SharingSteps.Of(request.Sharing, request.Level);
        if (steps.Fault is { } withheld)
        {
            // Kept, with the law that forbids it: the asking department may take it to the authority.
            (request.State, request.Ground, request.DecidedBy, request.DecidedAt) = (RequestState.Refused, "law", "system", now);
            request.Answer = $"{withheld.Detail}依据：{dataset.LegalBasis}";
            return null;
        }
        if (steps.Value.Count == 0)
        {
            (request.DecidedBy, request.DecidedAt, request.Answer) = ("system", now, "无条件共享，系统直接授权。");
            await issue.Run(request, cancel);
            return null;
        }
        var due = ShareAnswer.Due(SharingAttribute.Conditional, now, workdays);
        if (due.Fault is { } beyond)
            return beyond;
        request.State = steps.Value[0] is SharingStep.Provider ? RequestState.WithProvider : RequestState.WithAuthority;
        request.DueAt = due.Value;
        return null;
    }
}
