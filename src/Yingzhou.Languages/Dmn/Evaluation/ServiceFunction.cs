using Yingzhou.Languages.Feel;
using Yingzhou.Languages.Feel.Evaluation;

namespace Yingzhou.Languages.Dmn.Evaluation;

/// <summary>A decision service as a function of its input data and input decisions.</summary>
sealed class ServiceFunction(DmnService service, DrgEvaluation frame) : FeelFunction
{
    readonly string[] names = [.. service.Parameters.Select(parameter => parameter.Name)];

    public override IReadOnlyList<string> ParameterNames => names;
    internal override IReadOnlyList<FeelType> ParameterTypes => [.. service.Parameters.Select(parameter => parameter.Type)];
    internal override FeelType ResultType => service.Type;

    internal override FeelValue? Invoke(FeelValue?[] arguments, CallSite site) =>
        arguments.Length == names.Length
            ? frame.Serve(service, arguments, (DmnState)site.State)
            : site.Fail(FeelProblem.WrongArguments, $"{names.Length} arguments expected, {arguments.Length} given");

    internal override FeelValue? InvokeNamed(string[] given, FeelValue?[] arguments, CallSite site) =>
        NamedArguments.TryPlace(names, given, arguments, site, out var placed) ? Invoke(placed, site) : null;
}
