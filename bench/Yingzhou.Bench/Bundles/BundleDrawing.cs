using System.Globalization;

namespace Yingzhou.Bench.Bundles;

/// <summary>A start, so many user tasks one behind the other, an end.</summary>
static class BundleDrawing
{
    public static string Of(int steps) =>
        $"""
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="bench" targetNamespace="urn:bench">
            <bpmn:process id="bundle" name="一件事" isExecutable="true"><bpmn:startEvent id="start"/>{string.Concat(
                Enumerable.Range(1, steps).Select(Task)
            )}<bpmn:endEvent id="end"/>
            {string.Concat(Enumerable.Range(0, steps + 1).Select(i => Flow(i, steps)))}</bpmn:process></bpmn:definitions>
            """;

    static string Task(int step) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <bpmn:userTask id="t{step}" name="第 {step} 步"><bpmn:extensionElements><zeebe:assignmentDefinition candidateGroups="accept"/><zeebe:properties><zeebe:property name="yz:stage" value="accept"/></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
            """
        );

    static string Flow(int step, int steps) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<bpmn:sequenceFlow id=\"f{step}\" sourceRef=\"{(step == 0 ? "start" : $"t{step}")}\" targetRef=\"{(step == steps ? "end" : $"t{step + 1}")}\"/>"
        );
}
