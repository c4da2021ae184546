using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Yingzhou.Ui.Layouts;

public static class UiServices
{
    /// <summary>What the kit needs besides an <see cref="IShell"/>, which is the host's own.</summary>
    /// <param name="pages">The assemblies that hold pages; name the same ones to <c>AddAdditionalAssemblies</c>.</param>
    public static IServiceCollection AddUi(this IServiceCollection services, IReadOnlyList<Assembly> pages)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddSingleton(new PageAssemblies(pages));
        // Chinese as itself and not as &#x…; escapes: a page is an eighth smaller, and readable in its source.
        return services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
