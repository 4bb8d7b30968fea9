// Builds wwwroot/dist: the public site's style sheet and two small scripts, the workspace's own, the font and the pictograms. Run by MSBuild; see ../Client.targets.
import { mkdir, rm, copyFile, writeFile, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, '../wwwroot/dist')
const modules = join(here, 'node_modules')
const font = join(modules, '@fontsource-variable/atkinson-hyperlegible-next')

// govuk-frontend is written for left-to-right pages. Its physical sides become logical ones, so that a page in Arabic mirrors whole.
function logical(css) {
  const side = { left: 'start', right: 'end' }
  return css
    .replace(/(?<=[{;])(margin|padding|border)-(left|right)(?=[-:])/g, (_, property, s) => `${property}-inline-${side[s]}`)
    .replace(/(?<=[{;])(left|right)(?=:)/g, (_, s) => `inset-inline-${side[s]}`)
    .replace(/(?<=[{;])text-align:(left|right)/g, (_, s) => `text-align:${side[s]}`)
    .replace(/(?<=[{;])(float|clear):(left|right)/g, (_, property, s) => `${property}:inline-${side[s]}`)
}

async function styles(source, target) {
  const { css } = sass.compile(join(here, source), {
    style: 'compressed',
    loadPaths: [modules],
    quietDeps: true,
    fatalDeprecations: ['import'],
  })
  const { code } = await esbuild.transform(logical(css), { loader: 'css', minify: true, legalComments: 'none' })
  await writeFile(join(dist, target), code)
}

async function script() {
  await esbuild.build({
    entryPoints: [join(here, 'script/site.js'), join(here, 'script/suggest.js'), join(here, 'admin/admin.js')],
    outdir: dist,
    entryNames: '[name]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
  })
}

async function pictograms() {
  const source = await readFile(join(here, 'pictograms.svg'), 'utf8')
  await writeFile(join(dist, 'pictograms.svg'), source.replace(/<!--[\s\S]*?-->/g, '').replace(/>\s+</g, '><').trim())
}

await rm(dist, { recursive: true, force: true })
await mkdir(join(dist, 'fonts'), { recursive: true })
await Promise.all([
  styles('styles/site.scss', 'site.css'),
  styles('admin/admin.scss', 'admin.css'),
  script(),
  pictograms(),
  copyFile(join(font, 'files/atkinson-hyperlegible-next-latin-wght-normal.woff2'), join(dist, 'fonts/atkinson-hyperlegible-next.woff2')),
  copyFile(join(font, 'LICENSE'), join(dist, 'fonts/LICENSE.txt')),
])
