using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.GovStack.Content;

namespace Yingzhou.Support.GovStack.Registration;

/// <summary>Services of the building block are our items (事项). A service's id is a UUID made of the item's, unless the city's content gives it another.</summary>
sealed class ServiceRegister
{
    readonly Dictionary<string, ServiceItem> byId = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, ServiceItem> byForm = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    readonly CasesContent cases;
    readonly GovStackContent content;

    public ServiceRegister(CasesContent cases, GovStackContent content)
    {
        (this.cases, this.content) = (cases, content);
        foreach (var item in cases.Items.Values)
        {
            var others = OffersOf(item.Id).SelectMany(offer => offer.Ids).ToList();
            var id = others.Find(other => Guid.TryParse(other, out _)) ?? NameBasedUuid.Of(item.Id).ToString();
            ids[item.Id] = id;
            foreach (var known in others.Append(id).Append(item.Id))
                byId.TryAdd(known, item);
            foreach (var known in OffersOf(item.Id).SelectMany(offer => offer.FormIds ?? []).Append(FormId(item)).Append(item.Form))
                byForm.TryAdd(known, item);
        }
    }

    public IEnumerable<ServiceItem> All => cases.Items.Values.OrderBy(item => item.Id, StringComparer.Ordinal);

    public ServiceItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The item whose form this is.</summary>
    public ServiceItem? WithForm(string formId) => byForm.GetValueOrDefault(formId);

    /// <returns><c>null</c> for a bundle (一件事): it has no service of its own.</returns>
    public string? IdOf(string item) => ids.GetValueOrDefault(item);

    public static string FormId(ServiceItem item) => NameBasedUuid.Of($"form/{item.Form}").ToString();

    /// <summary>The name of the item that is meant by this one: its own, one under which people look for it, or one in another language.</summary>
    public string? NameLike(ServiceItem item, string asked) =>
        OffersOf(item.Id)
            .SelectMany(offer => offer.Names)
            .Concat(item.AlsoCalled)
            .Prepend(item.Name)
            .FirstOrDefault(name => string.Equals(name, asked.Trim(), StringComparison.OrdinalIgnoreCase));

    public string RegionOf(ServiceItem item, string otherwise) =>
        OffersOf(item.Id).Select(offer => offer.Region).FirstOrDefault(region => region is not null) ?? otherwise;

    IEnumerable<OfferedService> OffersOf(string item) => content.Services.Where(offer => offer.Item == item);
}
