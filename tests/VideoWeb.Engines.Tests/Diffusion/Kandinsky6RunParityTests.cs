using System.Text.Json;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Samplers;
using Xunit.Abstractions;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Whole checkpoints from the prompt's words to the clean latents of picture and sound, step by step.</summary>
public sealed class Kandinsky6RunParityTests(ITestOutputHelper output)
{
    public static TheoryData<string> Pipelines => GoldenFolders.Of("kandinsky6/pipelines/*l*");

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void Run_FromThePrompt_GivesTheReferencesLatents(string folder)
    {
        using var golden = new GoldenTensors(folder);
        using var texts = new Kandinsky6TextStage(folder);
        using var transformer = Kandinsky6Transformer.Open(Path.Combine(folder, "transformer"));
        var denoiser = new Kandinsky6Denoiser(transformer, SchedulerConfig.Open(Path.Combine(folder, "scheduler", "scheduler_config.json")));
        foreach (var run in golden.Case.GetProperty("runs").EnumerateObject())
        {
            var name = run.Name;
            var text = Text(golden, texts, run, "prompt", "");
            var negative = run.Value.TryGetProperty("negative_prompt", out _) ? Text(golden, texts, run, "negative_prompt", "negative_") : null;
            var (video, audio) = (transformer.Config.Video.In, transformer.Config.Audio.In);
            var shape = golden.Shape($"{name}.in.latents");
            var start = new Kandinsky6Run(
                run.Value.GetProperty("num_inference_steps").GetInt32(),
                run.Value.TryGetProperty("guidance_scale", out var guidance) ? guidance.GetSingle() : 1,
                text,
                negative,
                new LatentGrid((int)shape[2], (int)shape[3], (int)shape[4]),
                ChannelsLast(golden.Floats($"{name}.in.latents"), video),
                golden.Has($"{name}.in.audio_latents") ? ChannelsLast(golden.Floats($"{name}.in.audio_latents"), audio) : null,
                golden.Has($"{name}.tap.first_frame_latents") ? golden.Floats($"{name}.tap.first_frame_latents") : null);

            var latents = denoiser.Run(start, step => CheckStep(golden, name, step), CancellationToken.None);

            golden.Check($"{name}.out.latents", ChannelsFirst(latents.Video, video));
            if (latents.Audio is not null)
                golden.Check($"{name}.out.audio_latents", ChannelsFirst(latents.Audio, audio));
        }

        output.WriteLine($"{folder}: max abs {golden.WorstAbs:e2}, relative L2 {golden.WorstRelativeL2:e2}");
    }

    private static void CheckStep(GoldenTensors golden, string run, Kandinsky6Latents step)
    {
        golden.Check($"{run}.tap.step{step.Step - 1}.latents", step.Video);
        if (step.Audio is not null)
            golden.Check($"{run}.tap.step{step.Step - 1}.audio_latents", step.Audio);
    }

    private static Kandinsky6Text Text(GoldenTensors golden, Kandinsky6TextStage texts, JsonProperty run, string key, string prefix)
    {
        var text = texts.Encode(run.Value.GetProperty(key).GetString()!, run.Value.GetProperty("max_sequence_length").GetInt32(), CancellationToken.None);
        if (golden.Has($"{run.Name}.tap.{prefix}prompt_embeds"))
        {
            Assert.Equal(golden.Integers($"{run.Name}.tap.{prefix}prompt_attention_mask").Sum(), text.Length);
            golden.Check($"{run.Name}.tap.{prefix}prompt_embeds", text.Tokens);
            golden.Check($"{run.Name}.tap.{prefix}pooled_prompt_embeds", text.Pooled);
        }

        return text;
    }

    private static float[] ChannelsLast(float[] values, int channels) => Turned(values, channels, values.Length / channels);

    private static float[] ChannelsFirst(float[] values, int channels) => Turned(values, values.Length / channels, channels);

    private static float[] Turned(float[] values, int rows, int columns)
    {
        var turned = new float[values.Length];
        for (var index = 0; index < values.Length; index++)
            turned[index % columns * rows + index / columns] = values[index];
        return turned;
    }
}
