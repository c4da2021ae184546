using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Http;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>What can be registered for, and with which form: open to everybody, as the city's list of items is.</summary>
static class ServiceEndpoints
{
    static readonly Fault UnknownForm = new("govstack.form-unknown", "没有这张表单，请从事项的表单列表里取 eFormId。", 404)
    {
        Field = "eFormId",
    };

    internal static readonly Fault Unknown = new("govstack.service-unknown", "没有这个事项，请从 /services 里取 serviceId。", 404)
    {
        Field = "serviceId",
    };

    public static RouteGroupBuilder MapServices(this RouteGroupBuilder registration)
    {
        registration.MapGet("/services", List).WithName("GovStackListServices").WithSummary("事项清单");
        registration.MapGet("/services/{serviceId}", Find).WithName("GovStackGetService").WithSummary("查看事项");
        registration.MapGet("/services/{serviceId}/eForms", Forms).WithName("GovStackListForms").WithSummary("事项的表单");
        registration.MapGet("/eForms/{eFormId}", Form).WithName("GovStackGetForm").WithSummary("表单及其 JSON Schema");
        return registration;
    }

    static IResult List(string? name, ServiceRegister services) =>
        Answers.Ok(
            string.IsNullOrWhiteSpace(name)
                ? services.All.Select(item => ServiceView.Of(item, services, item.Name))
                : services
                    .All.Select(item => (Item: item, Name: services.NameLike(item, name)))
                    .Where(found => found.Name is not null)
                    .Select(found => ServiceView.Of(found.Item, services, found.Name!))
        );

    static IResult Find(string serviceId, ServiceRegister services) =>
        services.Find(serviceId) is { } item ? Answers.Ok(ServiceView.Of(item, services, item.Name)) : Answers.Refused(Unknown);

    static IResult Forms(string serviceId, ServiceRegister services, FormShapes forms) =>
        services.Find(serviceId) is { } item
            ? Answers.Ok<IReadOnlyList<FormListView>>(forms.Of(item) is { } form ? [form.ToListed()] : [])
            : Answers.Refused(Unknown);

    static IResult Form(string eFormId, ServiceRegister services, FormShapes forms) =>
        services.WithForm(eFormId) is { } item && forms.Of(item) is { } form
            ? Answers.Ok(form with { EFormId = eFormId })
            : Answers.Refused(UnknownForm);
}

/// <summary>
/// Schema <c>service</c>. Its optional <c>serviceBody</c> is left out: the schema that the suite itself carries for a single service forgets it and allows nothing more.
/// </summary>
sealed record ServiceView(string Id, string Name, string Version, string Type, bool IsExecutable, bool IsClosed, string Description)
{
    public static ServiceView Of(ServiceItem item, ServiceRegister services, string name) =>
        new(
            services.IdOf(item.Id)!,
            name,
            $"{item.Version}",
            item.Kind is PowerKind.Internal ? "Private" : "Public",
            IsExecutable: true,
            IsClosed: false,
            item.Summary
        );
}
