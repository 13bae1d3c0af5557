using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Engines.Diffusion;

/// <summary>Settings of the engine that runs models from disk (section <c>Diffusion</c>).</summary>
public sealed class DiffusionOptions
{
    /// <summary>Where models lie: folders of packs, and caches in Hugging Face's layout. Folders that do not exist are passed over.</summary>
    public IList<string> Folders { get; } = [];

    /// <summary>Where models are downloaded to.</summary>
    [Required]
    public string DownloadFolder { get; set; } = "";

    /// <summary>Kept between runs: states of windows that were interrupted.</summary>
    [Required]
    public string CacheRoot { get; set; } = "";

    /// <summary>Threads of a network, or 0: as many as the machine has cores.</summary>
    [Range(0, 1024)]
    public int Threads { get; set; }

    /// <summary>Bytes of memory that a clip may take, or 0: what the machine has free.</summary>
    [Range(0, long.MaxValue)]
    public long Memory { get; set; }
}
