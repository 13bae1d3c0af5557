using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace VideoWeb.Core.Plans;

/// <summary>The JSON Schema of a <see cref="ShotPlan"/>, made from the types themselves and the closed vocabularies.</summary>
public static class PlanSchema
{
    private static readonly string[] Units = ["deg", "m", "x"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema as indented JSON text.</summary>
    public static string Text()
    {
        var root = (JsonObject)PlanJson.Default.Options.GetJsonSchemaAsNode(typeof(ShotPlan));
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["title"] = "ShotPlan";
        var plan = Properties(root);
        Bound(plan, "fps", 1, PlanLimits.MaxFps);
        Bound(plan, "seconds", 0, PlanLimits.MaxSeconds);
        plan["cast"]!["maxItems"] = PlanLimits.MaxCast;
        plan["shots"]!["minItems"] = 1;
        plan["shots"]!["maxItems"] = PlanLimits.MaxShots;
        Words(Properties(Items(plan, "cast")), "kind", ["person", "animal", "product"]);

        var shot = Properties(Items(plan, "shots"));
        Words(shot, "framing", PlanWords.Framings);
        Words(shot, "angle", PlanWords.Angles);
        Words(shot, "pace", PlanWords.Paces);
        Words(shot, "transition", PlanWords.Transitions);
        var environment = Properties(shot["environment"]!);
        Words(environment, "timeOfDay", PlanWords.TimesOfDay);
        Words(environment, "weather", PlanWords.Weathers);
        Words(environment, "season", PlanWords.Seasons);
        var camera = Properties(Items(shot, "camera"));
        Words(camera, "move", PlanWords.Moves);
        Words(camera, "unit", Units);
        Words(camera, "speed", ["slow", "normal", "fast"]);
        var lens = Properties(shot["lens"]!);
        Words(lens, "kind", PlanWords.LensKinds);
        Words(lens, "depthOfField", ["shallow", "deep"]);
        Words(Properties(Items(Properties(Items(shot, "subjects")), "relations")), "relation", PlanWords.Relations);
        Words(Properties(Items(Properties(shot["sound"]!), "dialogue")), "manner", PlanWords.Manners);
        var stroke = Properties(Items(Properties(plan["picture"]!), "strokes"));
        Words(stroke, "layer", PlanWords.PictureLayers);
        Bound(stroke, "radius", 0.002, 0.5);
        return root.ToJsonString(Indented);
    }

    private static JsonObject Properties(JsonNode schema) => (JsonObject)schema["properties"]!;

    private static JsonNode Items(JsonObject properties, string name) => properties[name]!["items"]!;

    private static void Bound(JsonObject properties, string name, double least, double most)
    {
        properties[name]!["minimum"] = least;
        properties[name]!["maximum"] = most;
    }

    // a nullable word stays nullable
    private static void Words(JsonObject properties, string name, IReadOnlyList<string> words)
    {
        var schema = (JsonObject)properties[name]!;
        var nullable = schema["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() == "null");
        var values = new JsonArray([.. words.Select(word => (JsonNode?)JsonValue.Create(word))]);
        if (nullable)
            values.Add(null);
        schema["enum"] = values;
    }
}
