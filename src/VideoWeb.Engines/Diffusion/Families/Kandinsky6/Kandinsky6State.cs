using VideoWeb.Engines.Diffusion.Samplers;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Where a run is: the latents of both modalities with the sampler of each.</summary>
internal sealed class Kandinsky6State(float[] video, float[]? audio, IFlowSampler videoSampler, IFlowSampler audioSampler)
{
    /// <summary>[frames, height, width, channels], changed in place.</summary>
    public float[] Video { get; } = video;

    /// <summary>[length, channels], changed in place; null for video alone.</summary>
    public float[]? Audio { get; } = audio;

    public int Done => videoSampler.Step;

    public float Timestep => videoSampler.Timesteps[Done];

    public float Sigma => videoSampler.Sigmas[Done];

    public void Advance(Kandinsky6Velocity velocity)
    {
        videoSampler.Advance(velocity.Video, Video);
        if (Audio is not null)
            audioSampler.Advance(velocity.Audio, Audio);
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using var state = new BinaryWriter(bytes);
        SamplerState.Write(state, Video);
        SamplerState.Write(state, Audio ?? []);
        videoSampler.Save(state);
        audioSampler.Save(state);
        state.Flush();
        return bytes.ToArray();
    }

    /// <summary>Goes on from what <see cref="Bytes"/> gave; a state that is of another run or cannot be read is none.</summary>
    public void TakeUp(byte[] kept)
    {
        try
        {
            using var state = new BinaryReader(new MemoryStream(kept));
            var (seen, heard) = (SamplerState.Read(state), SamplerState.Read(state));
            if (seen.Length != Video.Length || heard.Length != (Audio?.Length ?? 0))
                return;
            audioSampler.Restore(state);
            videoSampler.Restore(state);
            seen.CopyTo(Video, 0);
            heard.CopyTo(Audio ?? [], 0);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            // the video's sampler, which counts the steps, is restored last: it still stands at the start
        }
    }
}
