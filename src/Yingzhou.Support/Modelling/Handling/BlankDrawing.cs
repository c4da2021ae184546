using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using Yingzhou.Support.Releases;

namespace Yingzhou.Support.Modelling.Handling;

/// <summary>What a new drawing begins with: the least that its language takes as a whole, with places on the sheet, so that the editors show it.</summary>
static class BlankDrawing
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(ModelKind kind, string key, string name) =>
        kind switch
        {
            ModelKind.Process => Process(key, SecurityElement.Escape(name)),
            ModelKind.Decision => Decision(key, SecurityElement.Escape(name)),
            _ => Form(key),
        };

    static string Process(string key, string name) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="{key}-definitions" targetNamespace="urn:yingzhou:city" exporter="Yingzhou" exporterVersion="1">
              <bpmn:process id="{key}" name="{name}" isExecutable="true">
                <bpmn:startEvent id="started" name="开始"><bpmn:outgoing>started--handle</bpmn:outgoing></bpmn:startEvent>
                <bpmn:userTask id="handle" name="办理">
                  <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="review" /><zeebe:properties><zeebe:property name="yz:stage" value="review" /></zeebe:properties></bpmn:extensionElements>
                  <bpmn:incoming>started--handle</bpmn:incoming>
                  <bpmn:outgoing>handle--ended</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:endEvent id="ended" name="结束"><bpmn:incoming>handle--ended</bpmn:incoming></bpmn:endEvent>
                <bpmn:sequenceFlow id="started--handle" sourceRef="started" targetRef="handle" />
                <bpmn:sequenceFlow id="handle--ended" sourceRef="handle" targetRef="ended" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram">
                <bpmndi:BPMNPlane id="plane" bpmnElement="{key}">
                  <bpmndi:BPMNShape id="started-shape" bpmnElement="started"><dc:Bounds x="160" y="142" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="handle-shape" bpmnElement="handle"><dc:Bounds x="260" y="120" width="100" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="ended-shape" bpmnElement="ended"><dc:Bounds x="424" y="142" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="started--handle-edge" bpmnElement="started--handle"><di:waypoint x="196" y="160" /><di:waypoint x="260" y="160" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="handle--ended-edge" bpmnElement="handle--ended"><di:waypoint x="360" y="160" /><di:waypoint x="424" y="160" /></bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    static string Decision(string key, string name) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:di="http://www.omg.org/spec/DMN/20180521/DI/" id="{key}-definitions" name="{name}" namespace="urn:yingzhou:city">
              <inputData id="{key}-input" name="输入"><variable id="{key}-input-variable" name="输入" /></inputData>
              <decision id="{key}" name="{name}">
                <variable id="{key}-variable" name="{name}" />
                <informationRequirement id="{key}-needs-input"><requiredInput href="#{key}-input" /></informationRequirement>
                <decisionTable id="{key}-table" hitPolicy="FIRST">
                  <input id="{key}-column" label="输入"><inputExpression id="{key}-expression" typeRef="string"><text>输入</text></inputExpression></input>
                  <output id="{key}-output" label="结果" name="结果" typeRef="string" />
                  <rule id="{key}-rule"><inputEntry id="{key}-condition"><text>-</text></inputEntry><outputEntry id="{key}-result"><text>"待定"</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <dmndi:DMNDI>
                <dmndi:DMNDiagram id="{key}-diagram">
                  <dmndi:DMNShape id="{key}-shape" dmnElementRef="{key}"><dc:Bounds x="160" y="80" width="180" height="80" /></dmndi:DMNShape>
                  <dmndi:DMNShape id="{key}-input-shape" dmnElementRef="{key}-input"><dc:Bounds x="187" y="240" width="125" height="45" /></dmndi:DMNShape>
                  <dmndi:DMNEdge id="{key}-edge" dmnElementRef="{key}-needs-input"><di:waypoint x="250" y="240" /><di:waypoint x="250" y="160" /></dmndi:DMNEdge>
                </dmndi:DMNDiagram>
              </dmndi:DMNDI>
            </definitions>
            """;

    // form-js gives a form no name.
    static string Form(string key) =>
        new JsonObject
        {
            ["id"] = key,
            ["type"] = "default",
            ["schemaVersion"] = 16,
            ["components"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "textfield",
                    ["key"] = "answer",
                    ["label"] = "问题",
                    ["id"] = "Field_answer",
                    ["validate"] = new JsonObject { ["required"] = true },
                }
            ),
        }.ToJsonString(Readable);
}
