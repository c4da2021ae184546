using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Yingzhou.Apps.Tests.Ui;

/// <summary>A component as a browser without script would get it.</summary>
static class Rendered
{
    public static async Task<IElement> Html<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<NavigationManager, AtCase>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value));
            return (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString();
        });
        return new HtmlParser().ParseDocument(html).Body!;
    }

    sealed class AtCase : NavigationManager
    {
        public AtCase() => Initialize("https://city.example/", "https://city.example/apply/restaurant?step=2");
    }
}
