using System.Text.Json.Nodes;
using Yingzhou.Foundation.Storage;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Forms;

namespace Yingzhou.Engines.Tests.Cases;

public class FilledFormTests(CityTemplate template)
{
    /// <summary>What a person fills in who does it right must be accepted, on every form of the city and in every situation of its questions.</summary>
    [Fact]
    public async Task Every_matter_of_the_city_takes_a_form_that_is_filled_in_properly()
    {
        await using var city = await CityUnderTest.On(new(2026, 3, 2), DatabaseKind.Sqlite, template);
        var targets = await city.Cases(cases => Task.FromResult(cases.Content.Items.Keys.Concat(cases.Content.Bundles.Keys).Order().ToList()));
        var refused = new List<string>();

        foreach (var target in targets)
        {
            var request = await Given.Request(city, target, [], Given.LinHaiyan);
            var form = await city.Cases(cases => Task.FromResult(cases.Content.Items.GetValueOrDefault(target)?.Form ?? cases.Content.Bundles[target].Form));
            var problems = await city.Do<IForms, IReadOnlyList<FormError>>(forms => Task.FromResult(forms.Judge(form, request.Form, request.Answers).Errors));
            refused.AddRange(problems.Select(problem => $"{target} {problem.Field}: {problem.Message}"));
        }

        Assert.Empty(refused);
    }
}
