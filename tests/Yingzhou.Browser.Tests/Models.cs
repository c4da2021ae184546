namespace Yingzhou.Browser.Tests;

/// <summary>Small BPMN models.</summary>
static class Models
{
    const string Process = """
        <process id="setup" isExecutable="true">
          <endEvent id="end" name="办结" />
          <userTask id="review" name="窗口审查" />
          <userTask id="apply" name="提交申请" />
          <exclusiveGateway id="ok" name="通过？" />
          <startEvent id="start" />
          <sequenceFlow id="f1" sourceRef="start" targetRef="apply" />
          <sequenceFlow id="f2" sourceRef="apply" targetRef="review" />
          <sequenceFlow id="f3" sourceRef="review" targetRef="ok" />
          <sequenceFlow id="f4" sourceRef="ok" targetRef="end" />
          <sequenceFlow id="f5" sourceRef="ok" targetRef="apply" />
        </process>
        """;

    public static string WithoutLayout { get; } = Definitions("");

    /// <summary>Written down in an order that is not that of the flow, with a way back.</summary>
    public static string TwoSteps { get; } =
        Definitions(
            $"""
            <di:BPMNDiagram id="diagram"><di:BPMNPlane id="plane" bpmnElement="setup">
              {Shape("start", 60, 102, 36, 36)}{Shape("apply", 150, 80, 100, 80)}{Shape("review", 310, 80, 100, 80)}{Shape(
                "ok",
                470,
                95,
                50,
                50
            )}{Shape("end", 580, 102, 36, 36)}
              {Edge("f1", (96, 120), (150, 120))}{Edge("f2", (250, 120), (310, 120))}{Edge("f3", (410, 120), (470, 120))}{Edge(
                "f4",
                (520, 120),
                (580, 120)
            )}
              {Edge("f5", (495, 145), (495, 200), (200, 200), (200, 160))}
            </di:BPMNPlane></di:BPMNDiagram>
            """
        );

    static string Definitions(string layout) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
                xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="urn:t">{Process}{layout}</definitions>
            """;

    static string Shape(string element, int x, int y, int width, int height) =>
        $"""<di:BPMNShape id="{element}_di" bpmnElement="{element}"><dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}" /></di:BPMNShape>""";

    static string Edge(string flow, params (int X, int Y)[] points) =>
        $"""<di:BPMNEdge id="{flow}_di" bpmnElement="{flow}">{string.Concat(points.Select(point => $"""<dd:waypoint x="{point.X}" y="{point.Y}" />"""))}</di:BPMNEdge>""";
}
