using System.Text.Json.Nodes;

namespace Yingzhou.Engines.Tests.Modelling;

/// <summary>A small drawing that asks a decision table after a wait; the answer becomes whose task the next one is, where a test can read it.</summary>
static class FeeProcess
{
    public const string Key = "fee";

    public static JsonObject Home => new() { ["answers"] = new JsonObject { ["propertyKind"] = "home" } };

    public const string Xml = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:test">
          <bpmn:process id="fee" name="收费" isExecutable="true">
            <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
            <bpmn:userTask id="count" name="核算">
              <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="review" /></bpmn:extensionElements>
              <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:businessRuleTask id="fee-of" name="算费">
              <bpmn:extensionElements><zeebe:calledDecision decisionId="real-estate-fee" resultVariable="fee" /></bpmn:extensionElements>
              <bpmn:incoming>b</bpmn:incoming><bpmn:outgoing>c</bpmn:outgoing>
            </bpmn:businessRuleTask>
            <bpmn:userTask id="pay" name="收费">
              <bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="review" assignee="=string(fee)" /></bpmn:extensionElements>
              <bpmn:incoming>c</bpmn:incoming><bpmn:outgoing>d1</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:endEvent id="end"><bpmn:incoming>d1</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="count" />
            <bpmn:sequenceFlow id="b" sourceRef="count" targetRef="fee-of" />
            <bpmn:sequenceFlow id="c" sourceRef="fee-of" targetRef="pay" />
            <bpmn:sequenceFlow id="d1" sourceRef="pay" targetRef="end" />
          </bpmn:process>
        </bpmn:definitions>
        """;
}
