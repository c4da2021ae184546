using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Support.Perception.Content;

namespace Yingzhou.Support.Perception.Handling;

/// <summary>
/// 批量登记: a whole table of devices. Nothing is registered while anything in it is wrong; then each row is a step of its own, so whoever is cut off in between pastes the same table again and is told which were there.
/// </summary>
sealed class RegisterSheet(RegisterDevice register, ProductContent products, IOrganisation organisation)
{
    public async Task<Outcome<SheetOutcome>> Run(string text, Subject official, CancellationToken cancel)
    {
        var units = organisation.Units();
        var sheet = new DeviceSheet(
            given => (products[given] ?? products.All.FirstOrDefault(product => product.Title == given))?.Id,
            given => (organisation.Unit(given) ?? units.FirstOrDefault(unit => unit.Name == given))?.Id
        );
        var (rows, problems) = sheet.Read(text);
        if (problems.Count > 0)
            return new SheetOutcome(0, 0, [.. problems.OrderBy(problem => problem.Line)]);
        List<SheetProblem> wrong = [];
        foreach (var (line, request) in rows)
            if (register.Refuse(request, official) is { } fault)
            {
                if (fault.Status == 403)
                    return fault;
                wrong.Add(new(line, Column(fault.Field), fault.Detail));
            }
        if (wrong.Count > 0)
            return new SheetOutcome(0, 0, wrong);
        var (done, known) = (0, 0);
        foreach (var (line, request) in rows)
        {
            var registered = await register.Run(request, official, cancel);
            if (registered.Succeeded)
                done++;
            else if (registered.Fault!.Status == 409)
                known++;
            else
                wrong.Add(new(line, Column(registered.Fault.Field), registered.Fault.Detail));
        }
        return new SheetOutcome(done, known, wrong);
    }

    static string Column(string? field) =>
        field switch
        {
            "code" => "编号",
            "name" => "名称",
            "product" => "物模型",
            "secret" => "密钥",
            "longitude" => "经度",
            _ => "行",
        };
}
