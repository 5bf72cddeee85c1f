import { fileURLToPath } from 'node:url'

export type PageFiles = { readonly script: string; readonly style: string }

/** Bundles the page in memory; nothing is written to disk. */
export async function bundlePage(): Promise<PageFiles> {
  const { build, stop } = await import('esbuild')
  try {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../page/main.tsx', import.meta.url))],
      outdir: 'page',
      bundle: true,
      // Served beside the style, not copied into it.
      external: ['/emoji.woff2'],
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
    })
    const named = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
    return { script: named('.js'), style: named('.css') }
  } finally {
    // Its helper process would outlive the one build there is.
    await stop()
  }
}
